import type { EpochDay } from "../../money/iso-date.ts"
import type { Bars } from "../bars.ts"
import type { StrategyChoice } from "../strategies/resolve-strategy.ts"

/** When something happens again: on the first trading day of each. */
export type Period = "none" | "daily" | "weekly" | "monthly" | "quarterly" | "yearly"

/** Cash a unit by ex-day, ascending, on the basis of the prices beside them. */
export type Dividends = { readonly days: Int32Array; readonly amounts: Float64Array }

/** Units of the account's currency for one of another, ascending by day; the last known one holds. */
export type Rates = { readonly days: Int32Array; readonly rates: Float64Array }

/** One instrument of an account. */
export type PortfolioInstrument = {
  readonly symbol: string
  /** ISO 4217, of its prices and dividends. */
  readonly currency: string
  /** Daily, on one basis of splits: a unit stays a unit. Adjusted for dividends only where none are given beside them. */
  readonly bars: Bars
  /** The same days adjusted for dividends too, for strategies and rankings to look at; the bars themselves by default. */
  readonly signals?: Bars
  readonly dividends?: Dividends
  /** A share of the account, or money; the same in every instrument of a request. Left out with a ranking, or in all for equal shares. */
  readonly target?: { readonly weight: number } | { readonly amount: number }
  /** Holds its target only while this strategy of signals, direction long, is in position. */
  readonly strategy?: StrategyChoice
}

/** One rule for all: at each rebalancing the `top` instruments by return over the lookback in bars, in equal shares. */
export type RankingRule = { readonly lookback: number; readonly top: number }

/** A portfolio as it is asked for; what is left out has its default. Rates, shares and weights are fractions. */
export type PortfolioRequest = {
  readonly instruments: readonly PortfolioInstrument[]
  /** Of the account. */
  readonly currency: string
  /** By currency other than the account's. */
  readonly rates?: ReadonlyMap<string, Rates>
  /** Money at the start; by default 10,000, or the sum of the amounts. */
  readonly cash?: number
  /** Comes in at the close of the first trading day of each later period; a negative one is a withdrawal. */
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
  /** Annual, on cash. */
  readonly cashInterestRate?: number
  readonly from?: EpochDay | undefined
  readonly to?: EpochDay | undefined
  readonly riskFreeRate?: number
  /** Prices to compare with, with their currency. */
  readonly benchmark?: {
    readonly days: Int32Array
    readonly values: Float64Array
    readonly currency: string
  }
}
