import type { EpochDay } from "../money/iso-date.ts"
import type { DrawdownEpisode } from "../series/drawdown-episode.ts"
import type { EquityCurve } from "../series/equity-curve.ts"
import type { MonthlyReturn } from "../series/period-return.ts"
import type { StatisticSet } from "../statistics/statistic-set.ts"
import type { DailyLogColumns } from "./daily-log-columns.ts"
import type { TradeColumns } from "./trade-columns.ts"

export type TradeLogFilter = {
  /** Indices into `strategyNames`; null means all. */
  readonly strategies: ReadonlySet<number> | null
  readonly from: EpochDay | null
  readonly to: EpochDay | null
  readonly dateBasis: "close" | "open"
}

export type TradeLogAnalysisRequest = {
  readonly trades: TradeColumns
  readonly dailyLog: DailyLogColumns | null
  readonly filter: TradeLogFilter
  /** Trading days of the exchange that cover the trades, epoch days ascending. */
  readonly sessions: Int32Array
  /** Overrides the figure from the log. */
  readonly initialCapital: number | null
  /** Annual fraction. */
  readonly riskFreeRate: number
  /** Each trade scaled to one contract. */
  readonly oneLot: boolean
  readonly periodsPerYear: number
}

export type Basis = "closed-trades" | "daily-log"

export type StrategyRow = StatisticSet & { readonly name: string; readonly trades: number }

export type TradeLogAnalysis = StatisticSet & {
  readonly basis: Basis
  /** Why a daily log that is there was not used. */
  readonly basisReason: string | null
  readonly initialCapital: number | null
  /** Closed trades that the filter leaves. */
  readonly tradeCount: number
  readonly openTradeCount: number
  readonly curve: EquityCurve
  /** Fraction ≤ 0, one an observation of the curve. */
  readonly drawdown: Float64Array
  readonly drawdowns: readonly DrawdownEpisode[]
  readonly monthly: readonly MonthlyReturn[]
  readonly strategies: readonly StrategyRow[]
  /** Rows of the trade log that the filter leaves, in order of (close day, close minute, row). */
  readonly selection: Int32Array
}
