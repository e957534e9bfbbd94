import type {
  OrderReason,
  PortfolioRun,
  PortfolioTrade,
} from "../engine/backtest/portfolio/portfolio-result.ts"
import type { PortfolioColumns } from "../engine/backtest/portfolio/portfolio-series.ts"
import { isoDate, parseIsoDate } from "../engine/money/iso-date.ts"
import type { PriceWarning, RanPortfolio } from "./backtests-port.ts"
import type { PortfolioPricesUsed } from "./portfolio-prices.ts"
import type { RatesUsed } from "./portfolio-rates.ts"

/** The part of a portfolio's result that is no column. */
export type PortfolioMeta = Omit<RanPortfolio["figures"], "warnings"> & {
  readonly symbols: readonly string[]
  readonly benchmark: PortfolioPricesUsed | null
  readonly rates: readonly RatesUsed[]
  readonly warnings: readonly PriceWarning[]
}

/** The columns of a run by name. */
type ColumnOf = (name: string) => Float64Array | Int32Array | Int16Array

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

/** A run as it crosses threads and as the history keeps it: one value a day of each series, one a fill of its trades. */
export function packPortfolio(run: PortfolioRun): RanPortfolio {
  const { days, value, cash, flows, curve, weights, benchmark, trades, ...figures } = run
  const at = new Map(run.positions.map(({ symbol }, i) => [symbol, i]))
  return {
    figures,
    columns: {
      days,
      value,
      cash,
      flows,
      growth: growthColumn(curve, days.length),
      ...(benchmark === null ? {} : { benchmark }),
      ...Object.fromEntries(weights.map((column, i) => [weightColumn(i), column])),
      tradeDays: Int32Array.from(trades, ({ date }) => parseIsoDate(date) ?? 0),
      tradeSymbols: Int16Array.from(trades, ({ symbol }) => at.get(symbol) ?? -1),
      tradeUnits: Float64Array.from(trades, ({ units }) => units),
      tradePrices: Float64Array.from(trades, ({ price }) => price),
      tradeFees: Float64Array.from(trades, ({ fee }) => fee),
      tradeReasons: Int16Array.from(trades, ({ reason }) => reasons.indexOf(reason)),
    },
  }
}

/** The columns that the lines of a run are made from. */
export function keptColumns({
  names,
  column: columnOf,
}: {
  readonly names: readonly string[]
  readonly column: (name: string) => unknown
}): PortfolioColumns {
  const column = (name: string) => columnOf(name) as Float64Array
  return {
    value: column("value"),
    cash: column("cash"),
    flows: column("flows"),
    growth: column("growth"),
    benchmark: names.includes("benchmark") ? column("benchmark") : null,
  }
}

/** The time-weighted curve, the first day's money first; NaN after ruin, where it ends. */
function growthColumn({ initialEquity, equity }: PortfolioRun["curve"], days: number): Float64Array {
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
export function tradesOf(
  symbols: readonly string[],
  column: ColumnOf,
  { from, to }: { readonly from: number; readonly to: number },
): PortfolioTrade[] {
  const days = column("tradeDays")
  const names = column("tradeSymbols")
  const units = column("tradeUnits")
  const prices = column("tradePrices")
  const fees = column("tradeFees")
  const why = column("tradeReasons")
  const trades: PortfolioTrade[] = []
  for (let i = from; i < Math.min(to, days.length); i++) {
    trades.push({
      date: isoDate(days[i]),
      symbol: symbols[names[i]],
      units: units[i],
      price: prices[i],
      value: Math.abs(units[i]) * prices[i],
      fee: fees[i],
      reason: reasons[why[i]],
    })
  }
  return trades
}
