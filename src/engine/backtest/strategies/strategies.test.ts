import { describe, expect, it } from "vitest"
import { dailyBars } from "../bars.fixture.ts"
import { compileConstraint } from "../rules/compile-constraint.ts"
import { runBacktest } from "../run-backtest.ts"
import { strategySchemas } from "./built-in-strategies.ts"
import { IndicatorColumns } from "./indicator-columns.ts"
import { resolveStrategy } from "./resolve-strategy.ts"
import type { StrategyChoice } from "./resolve-strategy.ts"
import type { Direction } from "./strategy.ts"

/** Trades as `size sign, entry bar, exit bar`, with `-` for one that is still open. A fill is one bar after its signal. */
function tradesOf(closes: readonly number[], choice: StrategyChoice): string[] {
  const bars = dailyBars(closes.map((price) => [price, price, price, price]))
  const { trades, openTrades } = runBacktest({ bars, strategy: choice, settings: { commission: 0 } })
  const side = (size: number) => (size > 0 ? "long" : "short")
  return [
    ...trades.map(({ size, entryBar, exitBar }) => `${side(size)} ${entryBar}–${exitBar}`),
    ...openTrades.map(({ size, entryBar }) => `${side(size)} ${entryBar}–`),
  ]
}

describe("the built-in strategies", () => {
  it.each(strategySchemas)(
    "$id: its schema is plain data, its defaults are in range and fit together",
    (schema) => {
      expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
      const { parameters, constraint } = schema
      for (const { default: value, min, max } of parameters) expect(value >= min && value <= max).toBe(true)
      const names = parameters.map(({ name }) => name)
      const holds =
        constraint === null || compileConstraint(constraint, names)(parameters.map((spec) => spec.default))
      expect(holds).toBe(true)
    },
  )

  it.each([
    ["sma-cross", 30 - 1],
    ["ema-cross", 26 - 1],
    ["macd-cross", 25 + 8],
    ["rsi-reversion", 14],
    ["bollinger-reversion", 19],
    ["donchian-breakout", 20],
    ["momentum", 126],
    ["buy-and-hold", 0],
  ])("%s is first called at the bar at which every indicator is defined", (id, warmUp) => {
    const { strategy, values } = resolveStrategy({ id })
    expect(strategy.warmUp(values)).toBe(warmUp)
  })
})

describe("rsi-reversion", () => {
  it("may buy below and sell above one level", () => {
    const closes = [50.5, 51.3, 50.3, 49, 49.8, 51.4, 52.2, 51.9, 53.1, 52.1, 51, 51.7]
    // RSI(3) by NumPy from bar 3 on: 25.8, 46.5, 70.9, 78.3, 68.5, 82.0, 53.4, 33.9, 51.0.
    const parameters = { period: 3, oversold: 50, overbought: 50 }
    expect(tradesOf(closes, { id: "rsi-reversion", parameters })).toEqual(["long 4–6", "long 11–"])
  })
})

// Worked out by hand: signals at the closes, fills one bar later.
describe("directions", () => {
  const cases: readonly (readonly [
    StrategyChoice,
    readonly number[],
    Record<Direction, readonly string[]>,
  ])[] = [
    [{ id: "buy-and-hold" }, [10, 11, 12], { long: ["long 1–"], short: ["short 1–"], both: ["long 1–"] }],
    [
      // Return over one bar beyond ± 5 %: up at 1, flat at 2, down at 3, up at 4.
      { id: "momentum", parameters: { lookback: 1, threshold: 0.05 } },
      [10, 11, 11, 10, 12, 12, 12],
      {
        long: ["long 2–3", "long 5–6"],
        short: ["short 4–5"],
        both: ["long 2–3", "short 4–5", "long 5–6"],
      },
    ],
    [
      // Beyond the two bars before: above at 2, below the one before at 3, below both at 4, above the one before at 5, above both at 6.
      { id: "donchian-breakout", parameters: { entry: 2, exit: 1 } },
      [10, 11, 12, 11.5, 10, 11, 13, 13],
      {
        long: ["long 3–4", "long 7–"],
        short: ["short 5–6"],
        both: ["long 3–4", "short 5–6", "long 7–"],
      },
    ],
    [
      // Close below, at or above the mean of three by over one deviation: below at 3, at or above the mean at 4, above at 5.
      { id: "bollinger-reversion", parameters: { period: 3, deviations: 1 } },
      [10, 10, 10, 9, 9.6, 12, 11, 11, 11],
      { long: ["long 4–5"], short: ["short 6–8"], both: ["long 4–5", "short 6–8"] },
    ],
    [
      { id: "rules", expressions: { entry: "close > 10", exit: "close < 10" } },
      [10, 11, 11, 9, 9, 11, 11],
      {
        long: ["long 2–4", "long 6–"],
        short: ["short 4–6"],
        both: ["long 2–4", "short 4–6", "long 6–"],
      },
    ],
  ]

  it.each(
    cases.flatMap(([choice, closes, expected]) =>
      (["long", "short", "both"] as const).map((direction) => ({
        choice,
        closes,
        direction,
        trades: expected[direction],
      })),
    ),
  )("$choice.id $direction", ({ choice, closes, direction, trades }) => {
    expect(tradesOf(closes, { ...choice, direction })).toEqual(trades)
  })
})

describe("indicator columns", () => {
  const bars = dailyBars(Array.from({ length: 100 }, () => [1, 1, 1, 1]))

  it("are computed once", () => {
    const columns = new IndicatorColumns(bars)
    let computed = 0
    const compute = () => {
      computed++
      return new Float64Array(100)
    }
    const first = columns.get("mean", 5, compute)
    expect(columns.get("mean", 5, compute)).toBe(first)
    columns.get("mean", 6, compute)
    columns.get("other", 5, compute)
    expect(computed).toBe(3)
  })

  it("are dropped, the longest unused first, when they would take more memory than allowed", () => {
    const columns = new IndicatorColumns(bars, 5 * 800)
    const computed: number[] = []
    const get = (parameter: number) =>
      columns.get("mean", parameter, () => {
        computed.push(parameter)
        return new Float64Array(100)
      })
    for (const parameter of [1, 2, 3, 4, 5, 1, 6, 1, 2]) get(parameter)
    expect(computed).toEqual([1, 2, 3, 4, 5, 6, 2])
  })
})
