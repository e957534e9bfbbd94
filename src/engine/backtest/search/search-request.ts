import type { EpochDay } from "../../money/iso-date.ts"
import type { BacktestSettings } from "../backtest-settings.ts"
import type { Bars } from "../bars.ts"
import type { ProgramChoice } from "../program/strategy-program.ts"
import type { ReferencePrices } from "../reference-returns.ts"
import type { StrategyChoice } from "../strategies/resolve-strategy.ts"
import type { ParameterRange } from "./parameter-range.ts"

/** A search as it is asked for; what is left out has its default. */
export type SearchRequest = {
  readonly bars: Bars
  /** Parameters without a range keep the value given here. */
  readonly strategy: StrategyChoice | ProgramChoice
  readonly settings?: Partial<BacktestSettings>
  readonly from?: EpochDay | undefined
  readonly to?: EpochDay | undefined
  /** Annual fraction. */
  readonly riskFreeRate?: number
  readonly ranges: readonly ParameterRange[]
  /** A condition over the strategy's parameters, besides its own: `slow - fast >= 10`. */
  readonly constraint?: string | null
  /** Id of the figure to make as large as possible; the Sharpe ratio by default. */
  readonly maximize?: string
  /** Prices to compare with; the instrument itself by default. */
  readonly benchmark?: ReferencePrices | undefined
}

/** The combinations of parameters that a search runs; plain data, so that threads can share the work. */
export type SearchPlan = {
  /** Names of the axes. */
  readonly parameters: readonly string[]
  readonly runs: number
  /** Row by row, one value an axis. */
  readonly values: Float64Array
  /** The runs in the order in which they are best worked on; null for their own order. */
  readonly order: Int32Array | null
  /** Combinations that a constraint forbids. */
  readonly leftOut: number
  /** The bar from which every run trades: the largest warm-up among them. An index into the request's bars. */
  readonly firstTradable: number
}

/** Runs from (included) to `to` (not included). */
export type SearchSlice = { readonly from: number; readonly to: number }
