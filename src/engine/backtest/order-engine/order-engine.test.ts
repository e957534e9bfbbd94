import { describe, expect, it } from "vitest"
import { dailyBars } from "../bars.fixture.ts"
import type { BarContext } from "../program/bar-context.ts"
import { runBacktest } from "../run-backtest.ts"
import { scriptedRun } from "../scripted-run.fixture.ts"

// Every expectation here is worked out by hand from the rules in the design.

const flat = (price: number): [number, number, number, number] => [price, price, price, price]
/** Size, entry bar, exit bar, entry price, exit price. */
const rowsOf = (run: ReturnType<typeof scriptedRun>) =>
  run.trades.map(({ size, entryBar, exitBar, entryPrice, exitPrice }) => [
    size,
    entryBar,
    exitBar,
    entryPrice,
    exitPrice,
  ])
const reasonsOf = (run: ReturnType<typeof scriptedRun>) => run.trades.map(({ exitReason }) => exitReason)

const buy = (context: BarContext) => context.buy({ size: 10 })
const sell = (context: BarContext) => context.sell({ size: 10 })
const close = (context: BarContext) => context.close()

describe("a market order", () => {
  const bars = dailyBars([flat(10), [11, 12, 10, 11.5], [13, 14, 12, 13.5], flat(9)])

  it("fills at the open of the next bar", () => {
    const run = scriptedRun(bars, { 0: buy, 1: close })
    expect(rowsOf(run)).toEqual([[10, 1, 2, 11, 13]])
    expect(run.equity).toEqual([1000, 1005, 1020, 1020])
  })

  it("with tradeOnClose fills at the close of its bar, after equity was recorded", () => {
    const run = scriptedRun(bars, { 1: buy, 2: close }, { tradeOnClose: true, commission: 0.01 })
    expect(rowsOf(run)).toEqual([[10, 1, 2, 11.5, 13.5]])
    expect(run.equity[1]).toBe(1000)
    expect(run.equity[2]).toBeCloseTo(1000 + 20 - 1.15, 10)
    expect(run.equity[3]).toBeCloseTo(1000 + 20 - 1.15 - 1.35, 10)
  })

  it("of the last bar waits, and with tradeOnClose is rejected", () => {
    expect(scriptedRun(bars, { 3: buy }).waitingOrders).toEqual([
      { bar: 3, date: "2024-01-04", order: "buy 10" },
    ])
    const { rejectedOrders, waitingOrders } = scriptedRun(bars, { 3: buy }, { tradeOnClose: true })
    expect(rejectedOrders.map(({ bar, reason }) => [bar, reason])).toEqual([[3, "end-of-data"]])
    expect(waitingOrders).toEqual([])
  })
})

describe("stop and limit orders", () => {
  // Bar 1 opens at 100 and trades 95–110; bar 2 gaps to 120, bar 3 gaps to 80.
  const bars = dailyBars([flat(100), [100, 110, 95, 105], [120, 125, 115, 120], [80, 85, 75, 80]])

  it.each([
    ["a buy stop fills at the stop", { stop: 104 }, "buy", [1, 104]],
    ["a buy stop that is gapped over fills at the open", { stop: 112 }, "buy", [2, 120]],
    ["a sell stop fills at the stop", { stop: 97 }, "sell", [1, 97]],
    ["a sell stop that is gapped under fills at the open", { stop: 90 }, "sell", [3, 80]],
    ["a buy limit fills at the limit", { limit: 96 }, "buy", [1, 96]],
    ["a buy limit under a gap fills at the open", { limit: 90 }, "buy", [3, 80]],
    ["a sell limit fills at the limit", { limit: 108 }, "sell", [1, 108]],
    ["a sell limit under a gap fills at the open", { limit: 112 }, "sell", [2, 120]],
    ["a stop-limit within its limit fills at the stop", { stop: 104, limit: 106 }, "buy", [1, 104]],
    ["a stop-limit gapped beyond its limit waits as a limit", { stop: 112, limit: 114 }, "buy", [3, 80]],
    ["a stop-limit whose limit is nearer waits a bar", { stop: 104, limit: 100 }, "buy", [3, 80]],
    ["a sell stop-limit within its limit fills at the stop", { stop: 97, limit: 96 }, "sell", [1, 97]],
    ["a sell stop-limit gapped beyond its limit waits", { stop: 90, limit: 85 }, "sell", [3, 85]],
  ] as const)("%s", (_, levels, side, expected) => {
    const run = scriptedRun(bars, { 0: (context) => context[side]({ size: 1, ...levels }) })
    expect(run.openTrades.map(({ entryBar, entryPrice }) => [entryBar, entryPrice])).toEqual([expected])
  })

  it("can be cancelled", () => {
    const run = scriptedRun(bars, {
      0: (context) => {
        const first = context.buy({ size: 1, limit: 96 })
        context.buy({ size: 2, limit: 95 })
        context.cancel(first)
      },
    })
    expect(run.openTrades.map(({ size }) => size)).toEqual([2])
  })
})

describe("stop-loss and take-profit", () => {
  const levels = { stopLoss: { price: 95 }, takeProfit: { price: 105 } }
  const enter = (context: BarContext) => context.buy({ size: 2, ...levels })

  it.each([
    ["take-profit alone", [100, 106, 96, 104], [105, "take-profit", 0]],
    ["stop-loss alone", [100, 104, 94, 104], [95, "stop-loss", 0]],
    ["both: the stop-loss, and it is counted", [100, 106, 94, 104], [95, "stop-loss", 1]],
  ] as const)("are live in the entry bar, from the open on: %s", (_, bar, [price, reason, ambiguous]) => {
    const run = scriptedRun(dailyBars([flat(100), [...bar]]), { 0: enter })
    expect(run.trades.map(({ exitPrice, exitReason }) => [exitPrice, exitReason])).toEqual([[price, reason]])
    expect(run.ambiguousBars).toBe(ambiguous)
  })

  it.each([
    ["pessimistic", [100, 106, 94, 104], 95],
    ["optimistic", [100, 106, 94, 104], 105],
    // The open is nearer the high: open, high, low, close.
    ["path", [101, 106, 94, 104], 105],
    ["path", [99, 106, 94, 104], 95],
    // As near to both: open, low, high, close.
    ["path", [100, 106, 94, 104], 95],
  ] as const)("in a bar that touches both, %s decides", (intrabar, bar, price) => {
    const run = scriptedRun(dailyBars([flat(100), flat(100), [...bar]]), { 0: enter }, { intrabar })
    expect(run.trades[0].exitPrice).toBe(price)
    expect(run.ambiguousBars).toBe(1)
  })

  it("that the open has passed come first and fill at the open, which is not ambiguous", () => {
    const up = scriptedRun(dailyBars([flat(100), flat(100), [107, 108, 94, 100]]), { 0: enter })
    expect(up.trades.map(({ exitPrice, exitReason }) => [exitPrice, exitReason])).toEqual([
      [107, "take-profit"],
    ])
    const down = scriptedRun(
      dailyBars([flat(100), flat(100), [93, 108, 92, 100]]),
      { 0: enter },
      { intrabar: "optimistic" },
    )
    expect(down.trades.map(({ exitPrice, exitReason }) => [exitPrice, exitReason])).toEqual([
      [93, "stop-loss"],
    ])
    expect(up.ambiguousBars + down.ambiguousBars).toBe(0)
  })

  it("of a short trade are the other way round", () => {
    const short = (context: BarContext) =>
      context.sell({ size: 1, stopLoss: { price: 105 }, takeProfit: { price: 95 } })
    const run = scriptedRun(dailyBars([flat(100), [100, 104, 94, 98]]), { 0: short })
    expect(reasonsOf(run)).toEqual(["take-profit"])
    expect(scriptedRun(dailyBars([flat(100), [100, 106, 96, 98]]), { 0: short }).trades[0].exitPrice).toBe(
      105,
    )
  })

  it("given with a stop entry are live from the next bar, and a bar that would also have hit them is ambiguous", () => {
    const entry = (context: BarContext) => context.buy({ size: 2, stop: 102, ...levels })
    const run = scriptedRun(dailyBars([flat(100), [100, 106, 94, 100], [100, 101, 94, 95]]), { 0: entry })
    expect(rowsOf(run)).toEqual([[2, 1, 2, 102, 95]])
    expect(run.ambiguousBars).toBe(1)
  })

  it("as fractions are of the entry price, spread and slippage included", () => {
    const run = scriptedRun(
      dailyBars([flat(100), flat(100), [100, 100, 50, 60]]),
      { 0: (context) => context.buy({ size: 1 }) },
      { stopLoss: 0.1, spread: 0.01, slippage: 0.02 },
    )
    // Entry 100 × 1.02 × 1.01 = 103.02; level 92.718; slippage on the exit as well.
    expect(run.trades[0].entryPrice).toBeCloseTo(103.02, 10)
    expect(run.trades[0].exitPrice).toBeCloseTo(92.718 * 0.98, 10)
  })

  it("never use tradeOnClose", () => {
    const run = scriptedRun(
      dailyBars([flat(100), [100, 101, 94, 99], flat(99)]),
      { 0: enter },
      { tradeOnClose: true },
    )
    expect(rowsOf(run)).toEqual([[2, 0, 1, 100, 95]])
  })

  it("that pass each other are refused", () => {
    const wrong = (context: BarContext) => {
      context.buy({ size: 1, stopLoss: { price: 105 }, takeProfit: { price: 95 } })
      context.buy({ size: 1, limit: 90, stopLoss: { price: 95 } })
      context.sell({ size: 1, limit: 90, stopLoss: { price: 85 } })
    }
    const run = scriptedRun(dailyBars([flat(100), flat(100)]), { 0: wrong })
    expect(run.rejectedOrders.map(({ reason }) => reason)).toEqual(["invalid", "invalid", "invalid"])
  })
})

describe("opposite orders", () => {
  const bars = dailyBars([flat(10), flat(10), flat(10), flat(12), flat(12)])
  const three = (context: BarContext) => context.buy({ size: 3 })

  it("close open trades first-in first-out and split the last", () => {
    const run = scriptedRun(bars, { 0: three, 1: (c) => c.buy({ size: 5 }), 2: (c) => c.sell({ size: 4 }) })
    expect(rowsOf(run)).toEqual([
      [3, 1, 3, 10, 12],
      [1, 2, 3, 10, 12],
    ])
    expect(run.openTrades.map(({ size }) => size)).toEqual([4])
    expect(reasonsOf(run)).toEqual(["opposite-order", "opposite-order"])
  })

  it("open the rest on their side", () => {
    const run = scriptedRun(bars, { 0: three, 2: (c) => c.sell({ size: 5 }) })
    expect(run.openTrades.map(({ size, entryPrice }) => [size, entryPrice])).toEqual([[-2, 12]])
  })

  it("with hedging stand side by side", () => {
    const run = scriptedRun(bars, { 0: three, 2: (c) => c.sell({ size: 5 }) }, { hedging: true })
    expect(run.openTrades.map(({ size }) => size)).toEqual([3, -5])
  })

  it("with hedging offset each other to the last digit", () => {
    const moving = dailyBars(Array.from({ length: 60 }, (_, i) => flat(10.1 + ((i * 7) % 13) / 10)))
    const run = scriptedRun(
      moving,
      { 0: (c) => (c.buy({ size: 7 }), c.sell({ size: 3 }), c.sell({ size: 4 })) },
      { hedging: true, cash: 1000.1 },
    )
    expect(run.openTrades.map(({ size }) => size)).toEqual([7, -3, -4])
    expect(new Set(run.equity)).toEqual(new Set([1000.1]))
  })

  it("are not needed with exclusive orders: a new one cancels what waits and closes what is open", () => {
    const run = scriptedRun(
      bars,
      { 0: three, 1: (c) => c.buy({ size: 1, limit: 5 }), 2: (c) => c.buy({ size: 2 }) },
      { exclusiveOrders: true },
    )
    expect(rowsOf(run)).toEqual([[3, 1, 2, 10, 10]])
    expect(reasonsOf(run)).toEqual(["exclusive"])
    expect(run.openTrades.map(({ size, entryBar }) => [size, entryBar])).toEqual([[2, 3]])
    expect(run.waitingOrders).toEqual([])
  })
})

describe("a partial close", () => {
  it("splits the trade and its entry commission", () => {
    const bars = dailyBars([flat(10), flat(10), flat(12), flat(14)])
    const run = scriptedRun(
      bars,
      { 0: buy, 1: (c) => c.closeTrade(c.trades[0].id, 0.4), 2: close },
      { commission: 0.01 },
    )
    expect(rowsOf(run)).toEqual([
      [4, 1, 2, 10, 12],
      [6, 1, 3, 10, 14],
    ])
    // Entry 1.00, of which 0.40; exits 0.48 and 0.84.
    expect(run.trades.map(({ commission }) => Number(commission.toFixed(10)))).toEqual([0.88, 1.44])
    expect(run.equity.at(-1)).toBeCloseTo(1000 + 8 + 24 - 0.88 - 1.44, 10)
  })
})

describe("size and cost", () => {
  const bars = dailyBars([flat(10), flat(10), flat(10), flat(10)])
  const all = (context: BarContext) => context.buy()

  it.each([
    ["the fee is paid out of the share", { commission: 0.01 }, 99], // 1000 ÷ 10.1 = 99.0099
    ["a fixed fee comes off once", { fixedCommission: 15 }, 98], // 985 ÷ 10
    ["a fee a unit is part of the unit cost", { perUnitCommission: 0.5 }, 95], // 1000 ÷ 10.5
    ["a least fee is no part of the unit cost", { minimumCommission: 25 }, 100], // 1000 ÷ 10
    ["spread and slippage are part of the price", { spread: 0.02, slippage: 0.01 }, 97], // 10.302
    ["half is half", { size: 0.5 }, 50],
    ["leverage multiplies", { margin: 0.25 }, 400],
    ["fractional units are not floored", { commission: 0.01, fractional: true }, 1000 / 10.1],
  ] as const)("%s", (_, settings, units) => {
    const run = scriptedRun(bars, { 0: all }, settings)
    expect(run.openTrades[0].size).toBeCloseTo(units, 10)
  })

  it("what is available is what no margin is held for", () => {
    const run = scriptedRun(bars, { 0: (c) => c.buy({ size: 0.5 }), 1: (c) => c.buy({ size: 0.5 }) })
    expect(run.openTrades.map(({ size }) => size)).toEqual([50, 25])
  })

  it("what rounding leaves of money that is all in use buys nothing", () => {
    const prices = Array.from({ length: 300 }, (_, i) => 1 + i / 7)
    const crumbs = prices.flatMap((price) => {
      const bars = dailyBars([flat(price), flat(price), flat(price * 1.1), flat(price)])
      const run = scriptedRun(bars, { 0: all, 1: all }, { fractional: true, slippage: 0.01 })
      return run.openTrades.slice(1)
    })
    expect(crumbs).toEqual([])
  })

  it("is worked out at the open of the fill, never at its close", () => {
    const rising = dailyBars([flat(10), flat(10), [20, 40, 20, 40], flat(40)])
    const run = scriptedRun(rising, { 0: (c) => c.buy({ size: 50 }), 1: (c) => c.buy({ size: 0.5 }) })
    // At the open of 20: equity 1500, 1000 of it in use; half of 500 buys 12.
    expect(run.openTrades.map(({ size }) => size)).toEqual([50, 12])
  })

  it("orders that cannot be paid or filled are listed with their reason", () => {
    const run = scriptedRun(bars, {
      0: (c) => {
        c.buy({ size: 101 })
        c.buy({ size: 0.005 })
        c.buy({ size: 2.5 })
        c.buy({ size: -1 })
      },
    })
    expect(run.rejectedOrders.map(({ bar, order, reason }) => [bar, order, reason])).toEqual([
      [0, "buy 2.5", "invalid"],
      [0, "buy -1", "invalid"],
      [1, "buy 101", "not-enough-cash"],
      [1, "buy 0.005", "no-units"],
    ])
    expect(run.warnings).toContainEqual(expect.objectContaining({ id: "rejected-orders", count: 4 }))
  })

  it("the fee is the least one where the usual is lower", () => {
    const fees = { commission: 0.001, fixedCommission: 1, perUnitCommission: 0.1, minimumCommission: 5 }
    const run = scriptedRun(bars, { 0: buy, 1: close }, fees)
    // 1 + 10 × 0.1 + 0.1 = 2.1 on each fill, so 5.
    expect(run.trades[0].commission).toBe(10)
  })

  it("a short trade gains when the price falls", () => {
    const falling = dailyBars([flat(10), flat(10), flat(8), flat(8)])
    const run = scriptedRun(falling, { 0: sell, 1: close }, { commission: 0.01 })
    expect(run.trades[0].pnl).toBeCloseTo(10 * 2 - 1 - 0.8, 10)
    expect(run.trades[0].returnFraction).toBeCloseTo(0.2 - 1.8 / 100, 10)
  })

  it("interest is earned on what is not invested, and borrowing shares costs", () => {
    const idle = scriptedRun(bars, {}, { cashInterestRate: 0.365 })
    expect(idle.equity.at(-1)).toBeCloseTo(1000 * 1.001 ** 3, 8)
    const short = scriptedRun(bars, { 0: sell }, { shortBorrowRate: 0.365 })
    // 100 sold short at the open of bar 1 costs 0.10 for each of the two nights it is carried over.
    expect(short.equity.at(-1)).toBeCloseTo(1000 - 0.2, 8)
  })

  it("equity is the cash until trading starts, without interest", () => {
    const rising = dailyBars(Array.from({ length: 6 }, (_, i) => flat(10 + i)))
    const { equity } = runBacktest({
      bars: rising,
      strategy: { id: "momentum", parameters: { lookback: 3, threshold: 1 } },
      settings: { cash: 1000, cashInterestRate: 0.365 },
    })
    // Bar 3 is the first at which there is a close three bars before.
    expect(equity.map((value) => Number(value.toFixed(6)))).toEqual([1000, 1000, 1000, 1000, 1001, 1002.001])
  })

  it("a short trade is charged for the days it was carried over, not for those before it", () => {
    const monday = dailyBars([flat(10), flat(10), flat(20), flat(20)])
    const days = Int32Array.of(0, 3, 4, 5).map((day) => monday.days[0] + day)
    const run = scriptedRun({ ...monday, days }, { 0: sell, 1: close }, { shortBorrowRate: 0.365 })
    // Sold on Monday, three days after the bar before, and covered at Tuesday's open: one night of 100.
    expect(run.equity.at(-1)).toBeCloseTo(1000 - 100 - 0.1, 8)
  })
})

describe("the end", () => {
  const bars = dailyBars([flat(10), flat(10), [11, 11, 11, 12]])

  it("leaves open trades open and lists them", () => {
    const run = scriptedRun(bars, { 0: buy })
    expect(run.trades).toEqual([])
    expect(run.openTrades).toEqual([
      { size: 10, entryBar: 1, entryDate: "2024-01-02", entryPrice: 10, entryReason: "market", pnl: 20 },
    ])
  })

  it("with finalize closes them at the last close, the costs in the last equity", () => {
    const run = scriptedRun(bars, { 0: buy }, { finalize: true, commission: 0.01 })
    expect(rowsOf(run)).toEqual([[10, 1, 2, 10, 12]])
    expect(reasonsOf(run)).toEqual(["end-of-data"])
    expect(run.equity.at(-1)).toBeCloseTo(1000 + 20 - 1 - 1.2, 10)
  })
})

describe("ruin", () => {
  it("closes every trade at the close, ends the run and names the day", () => {
    const bars = dailyBars([flat(10), flat(10), [10, 10, 4, 5], flat(50), flat(60)])
    const run = scriptedRun(
      bars,
      { 0: (c) => c.buy({ size: 300 }), 1: (c) => c.buy({ size: 1, limit: 3 }), 3: buy },
      { margin: 0.2 },
    )
    expect(run.ruin).toBe("2024-01-03")
    expect(rowsOf(run)).toEqual([[300, 1, 2, 10, 5]])
    expect(run.equity).toEqual([1000, 1000, 0, 0, 0])
    expect(run.rejectedOrders.map(({ order, reason }) => [order, reason])).toEqual([
      ["buy 1 limit 3", "ruin"],
    ])
  })
})
