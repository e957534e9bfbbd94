import { describe, expect, it } from "vitest"
import { parseIsoDate } from "../money/iso-date.ts"
import type { BacktestSettings } from "./backtest-settings.ts"
import { dailyBars } from "./bars.fixture.ts"
import { InvalidBacktest } from "./invalid-backtest.ts"
import type { BarContext } from "./program/bar-context.ts"
import type { StrategyProgram } from "./program/strategy-program.ts"
import type { StrategySetup } from "./program/strategy-setup.ts"
import { generator, randomBars } from "./random-bars.fixture.ts"
import { runBacktest } from "./run-backtest.ts"
import type { BacktestRequest } from "./run-backtest.ts"

const bars = randomBars(generator(21), { count: 400, volatility: 0.06, intraday: false })
const day = (text: string) => parseIsoDate(text) ?? NaN

const run = (request: Partial<BacktestRequest> = {}) =>
  runBacktest({ bars, strategy: { id: "sma-cross", parameters: { fast: 3, slow: 10 } }, ...request })

function refusal(request: Partial<BacktestRequest>): string {
  try {
    run(request)
  } catch (error) {
    if (error instanceof InvalidBacktest) return `${error.code}: ${error.message}`
    throw error
  }
  return "it ran"
}

describe("a backtest", () => {
  it("is plain data that survives JSON", () => {
    const result = run({ bounds: true })
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  })

  it("gives every undefined figure a reason, and no figure NaN or Infinity", () => {
    for (const settings of [{}, { cash: 1 }, { margin: 0.01 }]) {
      const { statistics, nulls } = run({ settings })
      for (const [id, value] of Object.entries(statistics)) {
        expect(value === null ? nulls[id] : Number.isFinite(value), id).toBeTruthy()
      }
    }
  })

  it("has equity that is cash, closed trades and open trades", () => {
    const { trades, openTrades, equity, settings } = run()
    const gains = [...trades, ...openTrades].reduce((sum, { pnl }) => sum + pnl, settings.cash)
    expect(equity.at(-1)).toBeCloseTo(gains, 8)
    expect(trades.length).toBeGreaterThan(5)
  })

  it("of a window feeds its indicators with the bars before it", () => {
    const from = day("2020-06-01")
    const { window, trades, equity, statistics } = run({ from, to: day("2020-12-31") })
    expect(window).toEqual({ from: "2020-06-01", to: "2020-12-31", bars: 214, firstTradableBar: 0 })
    expect(equity).toHaveLength(214)
    expect(trades[0].entryBar).toBe(day(trades[0].entryDate) - from)
    expect(statistics["buyAndHoldReturn"]).toBeCloseTo(bars.close[365] / bars.close[152] - 1, 12)
  })

  it("with bounds runs the worse and the better of what bars leave open", () => {
    const settings = { stopLoss: 0.005, takeProfit: 0.005 }
    const { bounds, ambiguousBars } = run({ settings, bounds: true })
    const worse = run({ settings: { ...settings, intrabar: "pessimistic" } })
    const better = run({ settings: { ...settings, intrabar: "optimistic" } })
    expect(ambiguousBars).toBeGreaterThan(0)
    expect(bounds?.["finalEquity"]).toEqual({
      pessimistic: worse.statistics["finalEquity"],
      optimistic: better.statistics["finalEquity"],
    })
    expect(better.statistics["finalEquity"]).toBeGreaterThan(worse.statistics["finalEquity"] ?? NaN)
  })

  it.each([
    // SMA(2) and SMA(3) at the fourth bar: 12 and 12, then above; or 12.5 and 12.33.
    ["a path through an exact tie is no crossing, and the tie is counted", [14, 12, 10, 14, 16, 17], 1, 0],
    ["a path past it is one", [14, 12, 10, 15, 16, 17], 0, 1],
  ] as const)("%s", (_, closes, ties, trades) => {
    const result = runBacktest({
      bars: dailyBars(closes.map((price) => [price, price, price, price])),
      strategy: { id: "sma-cross", parameters: { fast: 2, slow: 3 } },
    })
    expect([result.ties, result.openTrades.length]).toEqual([ties, trades])
  })

  it("of a person's own program is the same engine", () => {
    const own = runBacktest({
      bars,
      strategy: {
        program: {
          id: "mine",
          rule: "SMA cross, written out",
          parameters: [{ name: "slow", label: "Slow", kind: "integer", default: 10, min: 3, max: 50 }],
          prepare: (setup, { slow }) => {
            const fastLine = setup.sma(setup.close, 3)
            const slowLine = setup.sma(setup.close, slow)
            return (context) => {
              const before = fastLine.ago(1) - slowLine.ago(1)
              const now = fastLine.ago() - slowLine.ago()
              if (context.position === 0 && before < 0 && now > 0) context.buy()
              if (context.position > 0 && before > 0 && now < 0) context.close()
            }
          },
        },
      },
    })
    const builtIn = run()
    expect(own.trades.map(({ pnl }) => pnl)).toEqual(builtIn.trades.map(({ pnl }) => pnl))
    expect(own.statistics).toEqual(builtIn.statistics)
    expect(own.strategy).toEqual({ id: "mine", parameters: { slow: 10 }, expressions: {}, direction: "both" })
  })
})

describe("a rule on what the prices have not", () => {
  it("counts as not met, and the bars are counted", () => {
    const { trades, openTrades, warnings } = run({
      bars: { ...bars, volume: bars.volume.map(() => NaN) },
      strategy: { id: "rules", expressions: { entry: "volume > 1", exit: "close < 0" } },
    })
    expect([...trades, ...openTrades]).toEqual([])
    expect(warnings).toContainEqual(expect.objectContaining({ id: "untold-signals", count: 400 }))
  })
})

describe("a price of next to nothing", () => {
  it("buys no unit, since they could not be counted", () => {
    const tiny = bars.close.map(() => 5e-324)
    const { rejectedOrders, statistics } = run({
      bars: { ...bars, open: tiny, high: tiny, low: tiny, close: tiny },
      strategy: { id: "buy-and-hold" },
    })
    expect(rejectedOrders.map(({ reason }) => reason)).toEqual(["no-units"])
    expect(statistics["finalEquity"]).toBe(10_000)
  })
})

describe("a request that cannot be run", () => {
  /** A strategy as plain JavaScript might give it. */
  const own = (prepare: (setup: StrategySetup) => unknown) => ({
    program: { id: "own", rule: "", parameters: [], prepare: prepare as StrategyProgram["prepare"] },
  })
  const sma = (parameters: Record<string, number>) => ({ strategy: { id: "sma-cross", parameters } })

  it.each([
    [
      "an unknown strategy",
      { strategy: { id: "magic" } },
      /^unknown-strategy: there is no strategy “magic”; allowed: buy-and-hold, sma-cross, .*rules$/,
    ],
    [
      "an unknown parameter",
      sma({ short_window: 1 }),
      /“short_window”; allowed: fast \(2 to 100\), slow \(3 to 400\)/,
    ],
    ["a name of objects", { strategy: { id: "constructor" } }, /^unknown-strategy/],
    ["a value out of range", sma({ fast: 1 }), /fast is 1; allowed: a whole number from 2 to 100/],
    ["a value that is not whole", sma({ fast: 2.5 }), /fast is 2.5; allowed: a whole number/],
    ["a value that is no number", sma({ fast: NaN }), /fast is NaN; allowed/],
    [
      "parameters that do not fit together",
      sma({ fast: 50, slow: 20 }),
      /^constraint-broken: sma-cross: fast < slow has to hold, not fast 50, slow 20/,
    ],
    [
      "rules without an exit",
      { strategy: { id: "rules", expressions: { entry: "close > 1" } } },
      /exit is missing/,
    ],
    [
      "a bad entry",
      { strategy: { id: "rules", expressions: { entry: "clos > 1", exit: "close < 1" } } },
      /^bad-expression: entry: .*“clos” is not known/,
    ],
    [
      "expressions of another strategy",
      { strategy: { id: "momentum", expressions: { entry: "close > 1" } } },
      /takes no expression “entry”/,
    ],
    [
      "days without prices",
      { from: day("2030-01-01") },
      /^no-bars: .*2030-01-01.*the prices run from 2020-01-01 to 2021-02-03/,
    ],
    [
      "fewer bars than the indicators need",
      { to: day("2020-01-09") },
      /defined from bar 10 .* ends at bar 9/,
    ],
    [
      "an impossible margin",
      { settings: { margin: 0 } },
      /^bad-setting: margin is 0; allowed: from 0.0001 to 1/,
    ],
    [
      "a leverage beyond all numbers",
      { settings: { margin: 1e-300 } },
      /margin is 1e-300; allowed: from 0.0001/,
    ],
    ["money beyond all numbers", { settings: { cash: 1e308 } }, /cash is 1e\+308; allowed: .* at most 1e15/],
    [
      "a name that every object has",
      { settings: { constructor: 1 } as Partial<BacktestSettings> },
      /constructor is no setting; allowed: cash/,
    ],
    [
      "a test that ends before it begins",
      { from: day("2020-06-01"), to: day("2020-05-01") },
      /from 2020-06-01 to 2020-05-01; allowed: a first day that is not after the last/,
    ],
    [
      "a strategy that throws as it prepares",
      {
        strategy: own(() => {
          throw new Error("no luck")
        }),
      },
      /^failed-strategy: the strategy own failed while it prepared: no luck/,
    ],
    [
      "a strategy that gives nothing to call",
      { strategy: own(() => 5) },
      /own failed while it prepared: prepare has to return a function/,
    ],
    [
      "a strategy that reads ahead",
      {
        strategy: own(
          ({ close }) =>
            (context: BarContext) =>
              context.bar === 3 && close.ago(-1),
        ),
      },
      /own failed at bar 3 \(2020-01-04\): ago takes a whole number of bars from 0 on, not -1/,
    ],
    ["no cash", { settings: { cash: 0 } }, /cash is 0; allowed: above 0/],
    [
      "a negative cost",
      { settings: { commission: -0.1 } },
      /commission is -0.1; allowed: at least 0 and under 1/,
    ],
    ["half a unit", { settings: { size: 1.5 } }, /size is 1.5; allowed: whole units above 1/],
    ["a stop-loss of all", { settings: { stopLoss: 1 } }, /stopLoss is 1; allowed: above 0 and under 1/],
  ] as const)("is refused with what is allowed: %s", (_, request, message) => {
    expect(refusal(request)).toMatch(message)
  })
})
