import type { IsoDate } from "../../money/iso-date.ts"
import type { EquityCurve } from "../../series/equity-curve.ts"
import type { ReturnStatistics } from "../../statistics/return-statistics.ts"
import type { BacktestWarning } from "../backtest-result.ts"
import type { BacktestSettings } from "../backtest-settings.ts"

/** The decision that an order comes from. */
export type OrderReason =
  | "start"
  | "rebalance"
  | "band"
  | "listing"
  | "strategy"
  | "contribution"
  | "withdrawal"
  | "dividend"
  | "delisted"

export type PortfolioTrade = {
  readonly date: IsoDate
  readonly symbol: string
  /** Negative for a sale. */
  readonly units: number
  /** A unit, spread and slippage included, in the account's currency, as are value and fee. */
  readonly price: number
  /** Units × price, without its sign. */
  readonly value: number
  readonly fee: number
  readonly reason: OrderReason
}

/** An order, or a part of one, that was not carried out. */
export type PortfolioRejection = {
  readonly date: IsoDate
  readonly symbol: string
  readonly units: number
  readonly reason: "not-enough-cash" | "under-one-unit" | "fee-above-value" | "delisted" | "end-of-data"
  readonly detail: string
}

/** What became of one instrument; money is of the account's currency. */
export type PortfolioPosition = {
  readonly symbol: string
  readonly currency: string
  readonly units: number
  /** The last known close; null before the first. */
  readonly price: number | null
  readonly value: number
  /** Of the account; null when nothing is left of it. */
  readonly weight: number | null
  /** The weight that it should have at the end. */
  readonly target: number
  /** All that purchases cost and sales brought, fees included. */
  readonly bought: number
  readonly sold: number
  readonly dividends: number
  readonly fees: number
  /** value + sold + dividends − bought. */
  readonly gain: number
  /** First and last day with a price in the test. */
  readonly firstDate: IsoDate | null
  readonly lastDate: IsoDate | null
  /** Day on which it was given up, for want of prices. */
  readonly delisted: IsoDate | null
}

export type PortfolioTotals = {
  /** The cash at the start and every contribution. */
  readonly invested: number
  readonly withdrawn: number
  readonly value: number
  readonly cash: number
  /** value + withdrawn − invested: the gains of all positions and the interest. */
  readonly gain: number
  readonly dividends: number
  readonly interest: number
  readonly fees: number
}

/** A finished run: figures, what was done, and columns of one value a day. */
export type PortfolioRun = Pick<
  ReturnStatistics,
  "statistics" | "nulls" | "monthly" | "yearly" | "drawdowns"
> & {
  readonly settings: BacktestSettings
  readonly riskFreeRate: number
  readonly periodsPerYear: number
  readonly days: Int32Array
  /** Of the account at each day's close, what came in or went out on the day included. */
  readonly value: Float64Array
  readonly cash: Float64Array
  /** What came in at each day's close, or went out (−); the money at the start is the first. */
  readonly flows: Float64Array
  /** Time-weighted: what comes in on a day is no return of it. Ends with ruin. */
  readonly curve: EquityCurve
  /** Of each instrument at each day's close, over the account's value; NaN when nothing is left of it. */
  readonly weights: readonly Float64Array[]
  /** Prices of the benchmark in the account's currency, the last known one; NaN before the first. Null without one. */
  readonly benchmark: Float64Array | null
  readonly positions: readonly PortfolioPosition[]
  readonly totals: PortfolioTotals
  readonly trades: readonly PortfolioTrade[]
  /** The first 10,000 of `rejectedCount`. */
  readonly rejectedOrders: readonly PortfolioRejection[]
  readonly rejectedCount: number
  readonly rebalances: readonly { readonly date: IsoDate; readonly reason: "calendar" | "band" }[]
  /** The day on which nothing was left. */
  readonly ruin: IsoDate | null
  readonly warnings: readonly BacktestWarning[]
}
