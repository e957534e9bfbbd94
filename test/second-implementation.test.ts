import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import type { BacktestSettings } from "../src/engine/backtest/backtest-settings.ts"
import type { Bars } from "../src/engine/backtest/bars.ts"
import type { BarContext } from "../src/engine/backtest/program/bar-context.ts"
import type { EntryRequest, ExitLevel } from "../src/engine/backtest/order-engine/order.ts"
import { runBacktest } from "../src/engine/backtest/run-backtest.ts"
import type { StrategyChoice } from "../src/engine/backtest/strategies/resolve-strategy.ts"
import { differences, statisticTolerance, type Tolerance } from "./reference/compare-figures.ts"

/*
 * What a second implementation of the order engine, of every indicator and strategy, and of every figure came to, on two made-up
 * series of 110 bars: Python with NumPy and SciPy, written from the rules in words and without a look at this one. Settings and orders were
 * drawn at random. Numbers have ten digits.
 */
type Order =
  | readonly [
      "buy" | "sell",
      { size?: number; limit?: number; stop?: number; sl?: ExitLevel; tp?: ExitLevel },
    ]
  | readonly ["close"]
  | readonly ["closeTrade", number, number]
  | readonly ["cancel", number | null]

type Case = {
  readonly series: string
  readonly strategy?: StrategyChoice
  /** By the bar at whose close they are placed. */
  readonly orders?: Readonly<Record<number, readonly Order[]>>
  readonly settings: Partial<BacktestSettings>
  readonly riskFreeRate: number
  readonly expected: {
    readonly trades: readonly (readonly [number, number, number, number, number, number, string])[]
    readonly open: readonly (readonly [number, number, number])[]
    readonly rejected: readonly (readonly [number, string])[]
    readonly ambiguousBars: number
    readonly ruinBar: number | null
    /** Of every twentieth bar. */
    readonly equity: readonly number[]
    readonly statistics: Readonly<Record<string, number | null>>
  }
}

type Columns = Readonly<Record<"days" | "open" | "high" | "low" | "close" | "volume", readonly number[]>> & {
  readonly minutes: readonly number[] | null
}

const { series, cases } = JSON.parse(
  readFileSync(new URL("fixtures/second-implementation.json", import.meta.url), "utf8"),
) as { series: Record<string, Columns>; cases: Case[] }

const exact: Tolerance = { relative: 1e-9, absolute: 1e-7 }

function barsOf({ days, minutes, open, high, low, close, volume }: Columns): Bars {
  return {
    days: Int32Array.from(days),
    minutes: minutes === null ? null : Int16Array.from(minutes),
    open: Float64Array.from(open),
    high: Float64Array.from(high),
    low: Float64Array.from(low),
    close: Float64Array.from(close),
    volume: Float64Array.from(volume),
  }
}

/** A strategy that places given orders. */
function scripted(orders: NonNullable<Case["orders"]>) {
  const act = (context: BarContext) => {
    for (const order of orders[context.bar] ?? []) place(context, order)
  }
  return { program: { id: "scripted", rule: "", parameters: [], prepare: () => act } }
}

function place(context: BarContext, order: Order): void {
  if (order[0] === "buy" || order[0] === "sell") {
    const { sl, tp, ...rest } = order[1]
    const request: EntryRequest = {
      ...rest,
      ...(sl === undefined ? {} : { stopLoss: sl }),
      ...(tp === undefined ? {} : { takeProfit: tp }),
    }
    context[order[0]](request)
  } else if (order[0] === "close") context.close()
  else if (order[0] === "cancel") context.cancel(order[1] ?? undefined)
  else if (order[0] === "closeTrade") {
    const { trades } = context
    if (trades.length > 0) context.closeTrade(trades[order[1] % trades.length].id, order[2])
  }
}

const numbers = (rows: readonly (readonly (number | string)[])[]) =>
  Object.fromEntries(
    rows.flatMap((row, i) =>
      row.flatMap((value, j) => (typeof value === "number" ? [[`${i} ${j}`, value] as const] : [])),
    ),
  )

describe("a second implementation", () => {
  it.each(cases.map((each, i) => [i, each.strategy?.id ?? "orders", each] as const))(
    "agrees, run %d: %s",
    (_, __, { series: name, strategy, orders, settings, riskFreeRate, expected }) => {
      const found = runBacktest({
        bars: barsOf(series[name]),
        strategy: strategy ?? scripted(orders ?? {}),
        settings,
        riskFreeRate,
      })
      const rows = found.trades.map((trade) => [
        trade.size,
        trade.entryBar,
        trade.exitBar,
        trade.entryPrice,
        trade.exitPrice,
        trade.pnl,
      ])
      expect(differences(numbers(expected.trades), numbers(rows), () => exact)).toEqual([])
      expect(found.trades.map(({ exitReason }) => exitReason)).toEqual(expected.trades.map((row) => row[6]))
      const open = found.openTrades.map(({ size, entryBar, entryPrice }) => [size, entryBar, entryPrice])
      expect(open).toHaveLength(expected.open.length)
      expect(differences(numbers(expected.open), numbers(open), () => exact)).toEqual([])
      expect(found.rejectedOrders.map(({ bar, reason }) => [bar, reason])).toEqual(expected.rejected)
      expect(found.ambiguousBars).toBe(expected.ambiguousBars)
      expect(found.ruin === null).toBe(expected.ruinBar === null)
      const equity = found.equity.filter((___, bar) => bar % 20 === 0)
      expect(differences(numbers([expected.equity]), numbers([equity]), () => exact)).toEqual([])
      expect(differences(expected.statistics, found.statistics, () => statisticTolerance)).toEqual([])
    },
  )
})
