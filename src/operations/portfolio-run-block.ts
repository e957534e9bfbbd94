import type { PortfolioTrade } from "../contract/index.ts"
import type { OrderReason, PortfolioRun } from "../engine/backtest/portfolio/portfolio-result.ts"
import type { PortfolioColumns } from "../engine/backtest/portfolio/portfolio-series.ts"
import { isoDate, parseIsoDate } from "../engine/money/iso-date.ts"
import type { PackedColumns, PriceWarning } from "./backtests-port.ts"
import type { RunResult } from "./load-run.ts"
import type { PortfolioPricesUsed } from "./portfolio-instruments.ts"
import type { RatesUsed } from "./portfolio-rates.ts"

type ColumnOfDays = "days" | "value" | "cash" | "flows" | "curve" | "weights" | "benchmark"

/** The part of a portfolio's result that is no column. */
export type PortfolioMeta = Omit<PortfolioRun, ColumnOfDays | "trades" | "warnings"> & {
  readonly symbols: readonly string[]
  readonly benchmark: PortfolioPricesUsed | null
  readonly rates: readonly RatesUsed[]
  readonly warnings: readonly PriceWarning[]
}

const reasons: readonly OrderReason[] = [
  "start",
  "rebalance",
  "band",
  "listing",
  "strategy",
  "contribution",
  "withdrawal",
  "dividend",
  "delisted",
]

/** A run as the history keeps it: one value a day of each series, one a fill of its trades. */
export function portfolioColumns(run: PortfolioRun, symbols: readonly string[]): PackedColumns {
  const { days, value, cash, flows, curve, weights, benchmark, trades } = run
  const at = new Map(symbols.map((symbol, i) => [symbol, i]))
  return new Map<string, Float64Array | Int32Array | Int16Array>([
    ["days", days],
    ["value", value],
    ["cash", cash],
    ["flows", flows],
    ["growth", growthColumn(curve, days.length)],
    ...(benchmark === null ? [] : [["benchmark", benchmark] as const]),
    ...weights.map((column, i) => [weightColumn(i), column] as const),
    ["tradeDays", Int32Array.from(trades, ({ date }) => parseIsoDate(date) ?? 0)],
    ["tradeSymbols", Int16Array.from(trades, ({ symbol }) => at.get(symbol) ?? -1)],
    ["tradeUnits", Float64Array.from(trades, ({ units }) => units)],
    ["tradePrices", Float64Array.from(trades, ({ price }) => price)],
    ["tradeFees", Float64Array.from(trades, ({ fee }) => fee)],
    ["tradeReasons", Int16Array.from(trades, ({ reason }) => reasons.indexOf(reason))],
  ])
}

/** The columns that the lines of a run are made from. */
export function keptColumns(result: RunResult): PortfolioColumns {
  const column = (name: string) => result.column(name) as Float64Array
  return {
    value: column("value"),
    cash: column("cash"),
    flows: column("flows"),
    growth: column("growth"),
    benchmark: result.names.includes("benchmark") ? column("benchmark") : null,
  }
}

/** The time-weighted curve, the first day's money first; NaN after ruin, where it ends. */
export function growthColumn({ initialEquity, equity }: PortfolioRun["curve"], days: number): Float64Array {
  const growth = new Float64Array(days).fill(NaN)
  growth[0] = initialEquity
  growth.set(equity, 1)
  return growth
}

/** Weights of the instrument at this place of the request. */
export function weightColumn(at: number): string {
  return `weight ${at}`
}

/** Fills from one (included) to another, in the order in which they were made. */
export function tradesOf(result: RunResult, from: number, to: number): PortfolioTrade[] {
  const { symbols } = result.meta as PortfolioMeta
  const column = (name: string) => result.column(name) as Float64Array
  const days = column("tradeDays")
  const units = column("tradeUnits")
  const prices = column("tradePrices")
  const trades: PortfolioTrade[] = []
  for (let i = from; i < Math.min(to, days.length); i++) {
    trades.push({
      date: isoDate(days[i]),
      symbol: symbols[column("tradeSymbols")[i]],
      units: units[i],
      price: prices[i],
      value: Math.abs(units[i]) * prices[i],
      fee: column("tradeFees")[i],
      reason: reasons[column("tradeReasons")[i]],
    })
  }
  return trades
}
