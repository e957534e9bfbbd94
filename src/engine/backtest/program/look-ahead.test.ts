import { describe, expect, it } from "vitest"
import { resolveSettings } from "../backtest-settings.ts"
import { dailyBars } from "../bars.fixture.ts"
import { sliceBars } from "../bars.ts"
import { generator, randomBars } from "../random-bars.fixture.ts"
import { runProgram } from "../run-program.ts"
import { runSignals } from "../run-signals.ts"
import { IndicatorColumns } from "../strategies/indicator-columns.ts"
import { resolveStrategy } from "../strategies/resolve-strategy.ts"
import { strategySchemas } from "../strategies/built-in-strategies.ts"
import type { BarContext } from "./bar-context.ts"
import type { StrategySetup } from "./strategy-setup.ts"

/** Prices that tell their bar: every number of bar t is 1,000,000 (t + 1) and a bit. */
const BARS = 12
const telling = dailyBars(
  Array.from({ length: BARS }, (_, bar) => {
    const price = 1_000_000 * (bar + 1)
    return [price + 1, price + 4, price, price + 3]
  }),
)

const barOf = (price: number) => Math.floor(price / 1_000_000) - 1

/** Every number that can be reached from a value: through properties of any name, prototypes, getters, and memory of arrays. */
function reachable(root: unknown, seen = new Set<unknown>()): number[] {
  if (typeof root === "number") return [root]
  if ((typeof root !== "object" && typeof root !== "function") || root === null || seen.has(root)) return []
  seen.add(root)
  if (ArrayBuffer.isView(root)) return [...new Float64Array(root.buffer.slice(0))]
  const found: number[] = []
  for (
    let owner: object | null = root;
    owner !== null;
    owner = Object.getPrototypeOf(owner) as object | null
  ) {
    if (owner === Object.prototype || owner === Function.prototype) break
    for (const key of Reflect.ownKeys(owner)) {
      let value: unknown
      try {
        value = Reflect.get(owner, key, root) as unknown
      } catch {
        continue
      }
      found.push(...reachable(value, seen))
    }
  }
  return found
}

type Cheat = (setup: StrategySetup) => (context: BarContext) => readonly number[]

/** Runs a strategy that reads what it can, and gives the furthest bar that it saw beyond the one that had closed. */
function furthest(cheat: Cheat): number {
  let ahead = 0
  const settings = resolveSettings({})
  const program = {
    id: "cheat",
    rule: "",
    parameters: [],
    prepare: (setup: StrategySetup) => {
      const read = cheat(setup)
      return (context: BarContext) => {
        for (const value of read(context)) {
          if (Number.isFinite(value)) ahead = Math.max(ahead, barOf(value) - context.bar)
        }
      }
    },
  }
  runProgram(telling, program, {}, settings, { from: 0, to: BARS })
  return ahead
}

const attempt = (read: () => number): number => {
  try {
    return read()
  } catch {
    return NaN
  }
}

describe("a strategy that tries to read the future", () => {
  it("sees the present, so that the test would notice", () => {
    let last = 0
    furthest(({ close }) => () => [(last = close.ago())])
    expect(last).toBe(telling.close[BARS - 1])
  })

  it.each([-1, -2, -0.5, NaN, Infinity, -Infinity, 2 ** 32 - 1, 2 ** 53])("fails with ago(%d)", (bars) => {
    expect(
      furthest(({ close }) => () => [attempt(() => close.ago(bars))]),
    ).toBe(0)
  })

  it("fails with what is no number", () => {
    const odd = ["-1", { valueOf: () => -1 }, [-1], true, null] as unknown as number[]
    expect(
      furthest(
        ({ high }) =>
          () =>
            odd.map((bars) => attempt(() => high.ago(bars))),
      ),
    ).toBe(0)
  })

  it("fails while it prepares", () => {
    const seen: number[] = []
    furthest(({ close, open }) => {
      seen.push(close.ago(), open.ago(0))
      return () => []
    })
    expect(seen).toEqual([NaN, NaN])
  })

  it("fails with an indicator of the highest price", () => {
    expect(furthest((setup) => () => [setup.highest(setup.high, 3).ago()])).toBe(0)
  })

  it("fails with a window that keeps all it was ever given", () => {
    expect(
      furthest((setup) => {
        const kept: number[] = []
        const spy = setup.window(setup.close, 2, (values) => kept.push(...values))
        return () => {
          spy.ago()
          return kept
        }
      }),
    ).toBe(0)
  })

  it("fails by walking through every property of all that it is given", () => {
    expect(
      furthest((setup) => {
        const average = setup.sma(setup.close, 2)
        const own = setup.window(setup.close, 2, ([first]) => first)
        return (context) => {
          context.buy({ size: 0.1, limit: 1_500_000 })
          own.ago()
          return [setup, context, average, own, setup.close].flatMap((root) => reachable(root))
        }
      }),
    ).toBe(0)
  })

  it("would be noticed by that walk", () => {
    expect(reachable({ deep: [() => 0, { close: telling.close.subarray(0, 1) }] }).map(barOf)).toContain(
      BARS - 1,
    )
  })

  it("fails by calling the methods of a series on something else", () => {
    const forged = { bar: BARS - 1 }
    expect(
      furthest(({ close }) => () => {
        const onOther = (other: object) => attempt(() => Reflect.apply(Reflect.get(close, "ago"), other, [0]))
        return [onOther(forged), onOther(Object.create(close) as object)]
      }),
    ).toBe(0)
  })
})

describe("a built-in strategy", () => {
  it.each(strategySchemas.map(({ id }) => id))("trades the same whatever comes later: %s", (id) => {
    const resolved = resolveStrategy({
      id,
      ...(id === "rules"
        ? { expressions: { entry: "close > sma(close, 3)", exit: "close < ema(close, 2)" } }
        : {}),
      ...(id === "momentum" ? { parameters: { lookback: 3 } } : {}),
      ...(id.endsWith("cross") ? { parameters: { fast: 2, slow: 5 } } : {}),
      direction: "both",
    })
    const bars = randomBars(generator(5), { count: 120, volatility: 0.1, intraday: false })
    const firstTradable = resolved.strategy.warmUp(resolved.values)
    const runTo = (to: number) => {
      const columns = new IndicatorColumns(sliceBars(bars, 0, to))
      return runSignals(columns, resolved, resolveSettings({}), { from: 0, firstTradable, to }).run
    }
    const whole = runTo(120)
    for (let to = firstTradable + 1; to < 120; to += 7)
      expect(runTo(to).equity).toEqual(whole.equity.slice(0, to))
  })
})
