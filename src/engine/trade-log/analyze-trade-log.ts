import type { DrawdownEpisode } from "../series/drawdown-episode.ts"
import type { EquityCurve } from "../series/equity-curve.ts"
import type { MonthlyReturn, YearlyReturn } from "../series/period-return.ts"
import { undefinedBecause } from "../statistics/figure.ts"
import { returnStatistics } from "../statistics/return-statistics.ts"
import { type StatisticSet, statisticSet } from "../statistics/statistic-set.ts"
import { tradeStatistics } from "../statistics/trade-statistics.ts"
import type { DailyLogColumns } from "./daily-log-columns.ts"
import { drawdownInMoney } from "./drawdown-in-money.ts"
import { type Basis, equityBasis } from "./equity-basis.ts"
import { initialCapital } from "./initial-capital.ts"
import { type MarginHeld, marginHeld } from "./margin-held.ts"
import { oneLot } from "./one-lot.ts"
import { sampleTrades } from "./sample-trades.ts"
import { countOpenTrades, selectTrades, type TradeLogFilter } from "./select-trades.ts"
import { type StrategyRow, strategyRows } from "./strategy-rows.ts"
import { type StreakSequence, streakSequence } from "./streak-sequence.ts"
import type { TradeColumns } from "./trade-columns.ts"

export type { StrategyRow } from "./strategy-rows.ts"

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

export type TradeLogAnalysis = StatisticSet & {
  readonly basis: Basis
  /** Why a daily log that is there was not used. */
  readonly basisReason: string | null
  /** Of the whole log, whatever the filter; null when the log has no funds and none was given. */
  readonly initialCapital: number | null
  /** Closed trades that the filter leaves. */
  readonly tradeCount: number
  readonly openTradeCount: number
  /** Without initial capital, equity and returns are NaN throughout; days and P/L stand. */
  readonly curve: EquityCurve
  /** Fraction ≤ 0, one an observation of the curve. */
  readonly drawdown: Float64Array
  /** The same in money. */
  readonly drawdownInMoney: Float64Array
  /** The most margin held at once, in money, one an observation of the curve. */
  readonly marginHeld: Float64Array
  readonly drawdowns: readonly DrawdownEpisode[]
  readonly monthly: readonly MonthlyReturn[]
  readonly yearly: readonly YearlyReturn[]
  readonly strategies: readonly StrategyRow[]
  /** Rows of the trade log that the filter leaves, in order of (close day, close minute, row). */
  readonly selection: Int32Array
  /** Of the trades in `selection`. */
  readonly streaks: StreakSequence
}

const CAPITAL_UNKNOWN = "the initial capital is not known: the log has no funds at close"
const NO_MARGIN = "no trade has margin"
const NO_EQUITY = "equity was not positive on a day that held margin"

/**
 * Everything a tear sheet shows of a trade log, for one filter: statistics of the trades and of the equity curve, the curve
 * with its drawdowns and the margin held, the monthly table, one row a strategy, and the streaks.
 *
 * A filter keeps the whole log's initial capital. Trades that are still open are counted and otherwise left out.
 */
export function analyzeTradeLog(request: TradeLogAnalysisRequest): TradeLogAnalysis {
  const { filter, riskFreeRate, periodsPerYear } = request
  const trades = request.oneLot ? oneLot(request.trades) : request.trades
  const selection = selectTrades(trades, filter)
  const capital = request.initialCapital ?? initialCapital(request.trades)
  const { basis, basisReason, curve } = equityBasis({
    ...request,
    trades,
    rows: selection,
    initialCapital: capital,
    capitalGiven: request.initialCapital !== null,
  })
  const sample = sampleTrades(trades, selection)
  const margin = marginHeld(trades, selection, curve)
  const capitalKnown = basis === "daily-log" || capital !== null
  const ofTrades = tradeStatistics(sample)
  const ofMargin = marginStatistics(margin, capitalKnown)
  // E₀ has no day of its own: the figures that count days start at the first observation.
  const firstDay = curve.days.length > 0 ? curve.days[0] : 0
  const ofReturns = returnStatistics(curve, { riskFreeRate, periodsPerYear, firstDay })
  const sets = [ofTrades, ofMargin, capitalKnown ? ofReturns : allUndefined(ofReturns)]
  return {
    statistics: Object.assign({}, ...sets.map((set) => set.statistics)),
    nulls: Object.assign({}, ...sets.map((set) => set.nulls)),
    basis,
    basisReason,
    initialCapital: capital,
    tradeCount: selection.length,
    openTradeCount: countOpenTrades(trades, filter),
    curve,
    drawdown: ofReturns.drawdown,
    drawdownInMoney: drawdownInMoney(curve.pnl),
    marginHeld: margin.byDay,
    drawdowns: ofReturns.drawdowns,
    monthly: ofReturns.monthly,
    yearly: ofReturns.yearly,
    strategies: strategyRows(trades, selection),
    selection,
    streaks: streakSequence(sample.pnl),
  }
}

function marginStatistics(
  { peakMargin, marginUtilisation }: MarginHeld,
  capitalKnown: boolean,
): StatisticSet {
  const noUtilisation = capitalKnown ? NO_EQUITY : CAPITAL_UNKNOWN
  return statisticSet({
    peakMargin: peakMargin ?? undefinedBecause(NO_MARGIN),
    marginUtilisation: marginUtilisation ?? undefinedBecause(peakMargin === null ? NO_MARGIN : noUtilisation),
  })
}

/** The same figures, none of which can be computed without the initial capital. */
function allUndefined({ statistics }: StatisticSet): StatisticSet {
  const ids = Object.keys(statistics)
  return statisticSet(Object.fromEntries(ids.map((id) => [id, undefinedBecause(CAPITAL_UNKNOWN)])))
}
