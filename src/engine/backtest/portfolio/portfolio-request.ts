import type { EpochDay } from "../../money/iso-date.ts"
import type { Bars } from "../bars.ts"
import type { StrategyChoice } from "../strategies/resolve-strategy.ts"

/** When something happens again: on the first trading day of each. */
export type Period = "none" | "daily" | "weekly" | "monthly" | "quarterly" | "yearly"

/** One instrument of an account. */
export type PortfolioInstrument = {
  readonly symbol: string
  /** ISO 4217, of its prices and dividends. */
  readonly currency: string
  /** Daily, as traded on the day where dividends are given beside them. */
  readonly bars: Bars
  /** Cash a unit by ex-day, ascending. */
  readonly dividends?: { readonly days: Int32Array; readonly amounts: Float64Array }
  /** A share of the account, or money; the same in every instrument of a request. Left out with a ranking. */
  readonly target?: { readonly weight: number } | { readonly amount: number }
  /** Holds its target only while this strategy of signals, direction long, is in position. */
  readonly strategy?: StrategyChoice
}

/** One rule for all: at each rebalancing the `top` instruments by return over the lookback, in equal shares. */
export type RankingRule = { readonly lookback: number; readonly top: number }

/** A portfolio as it is asked for; what is left out has its default. */
export type PortfolioRequest = {
  readonly instruments: readonly PortfolioInstrument[]
  /** Of the account. */
  readonly currency: string
  /** By currency other than the account's: units of the account's for one of it, ascending by day. */
  readonly rates?: ReadonlyMap<string, { readonly days: Int32Array; readonly rates: Float64Array }>
  /** Money at the start; by default 10,000, or the sum of the amounts. */
  readonly cash?: number
  readonly contribution?: { readonly amount: number; readonly period: Period }
  readonly rebalance?: Period
  /** Rebalances also when a weight is further from its target than this, absolutely or as a share of the target. */
  readonly band?: { readonly absolute?: number; readonly relative?: number }
  readonly ranking?: RankingRule
  /** Buys more of what paid, or keeps dividends as cash. */
  readonly reinvestDividends?: boolean
  readonly wholeUnits?: boolean
  readonly commission?: number
  readonly fixedCommission?: number
  readonly perUnitCommission?: number
  readonly minimumCommission?: number
  readonly spread?: number
  readonly slippage?: number
  readonly from?: EpochDay
  readonly to?: EpochDay
  /** Annual fraction. */
  readonly riskFreeRate?: number
}
