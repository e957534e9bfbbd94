import type { EpochDay, IsoDate } from "../money/iso-date.ts"
import type { DrawdownEpisode } from "../series/drawdown-episode.ts"
import type { MonthlyReturn, YearlyReturn } from "../series/period-return.ts"
import type { BacktestSettings } from "./backtest-settings.ts"
import type { RejectionReason } from "./order-engine/rejected-order.ts"
import type { Direction } from "./strategies/strategy.ts"

/** Bars count from 0 at the first bar of the test. Times are dates, with `HH:MM` where bars are shorter than a day. */
export type BacktestTrade = {
  /** Negative for a short trade. */
  readonly size: number
  readonly entryBar: number
  readonly exitBar: number
  readonly entryDate: string
  readonly exitDate: string
  readonly entryPrice: number
  readonly exitPrice: number
  readonly pnl: number
  readonly returnFraction: number
  readonly commission: number
  readonly entryReason: string
  readonly exitReason: string
}

export type BacktestOpenTrade = {
  readonly size: number
  readonly entryBar: number
  readonly entryDate: string
  readonly entryPrice: number
  readonly entryReason: string
  /** Gain at the last close, the entry's commission taken off. */
  readonly pnl: number
}

export type BacktestRejection = {
  readonly bar: number
  readonly date: string
  /** In words: `buy 0.5 limit 99`. */
  readonly order: string
  readonly reason: RejectionReason
  readonly detail: string
}

export type BacktestWarning = { readonly id: string; readonly count: number; readonly detail: string }

/** Both ends of a figure: with the worse and with the better of what a bar leaves open. */
export type FigureBounds = { readonly pessimistic: number | null; readonly optimistic: number | null }

/** A finished run as plain data. */
export type BacktestResult = {
  readonly strategy: {
    readonly id: string
    readonly parameters: Readonly<Record<string, number>>
    readonly expressions: Readonly<Record<string, string>>
    readonly direction: Direction
  }
  /** All of them, after defaults. */
  readonly settings: BacktestSettings
  readonly riskFreeRate: number
  readonly periodsPerYear: number
  readonly window: {
    readonly from: IsoDate
    readonly to: IsoDate
    readonly bars: number
    readonly firstTradableBar: number
  }
  readonly statistics: Readonly<Record<string, number | null>>
  readonly nulls: Readonly<Record<string, string>>
  /** Headline figures by id; null unless asked for. */
  readonly bounds: Readonly<Record<string, FigureBounds>> | null
  readonly trades: readonly BacktestTrade[]
  readonly openTrades: readonly BacktestOpenTrade[]
  readonly rejectedOrders: readonly BacktestRejection[]
  /** Orders that still waited at the end, in words. */
  readonly waitingOrders: readonly { readonly bar: number; readonly date: string; readonly order: string }[]
  readonly ambiguousBars: number
  readonly ties: number
  /** The day on which equity was used up. */
  readonly ruin: IsoDate | null
  readonly warnings: readonly BacktestWarning[]
  /** At the close of each bar. */
  readonly equity: readonly number[]
  readonly days: readonly EpochDay[]
  readonly monthly: readonly MonthlyReturn[]
  readonly yearly: readonly YearlyReturn[]
  readonly drawdowns: readonly DrawdownEpisode[]
}
