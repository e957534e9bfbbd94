import { averageTradeReturn } from "./average-trade-return.ts"
import { bestAndWorstTrade } from "./best-and-worst-trade.ts"
import { buyAndHoldReturn } from "./buy-and-hold-return.ts"
import { expectancyReturn } from "./expectancy-return.ts"
import { exposure } from "./exposure.ts"
import { figureOf } from "./figure.ts"
import { holdingDays } from "./holding-days.ts"
import { statisticSet } from "./statistic-set.ts"
import type { StatisticSet } from "./statistic-set.ts"
import { tradesPerYear } from "./trades-per-year.ts"
import { turnover } from "./turnover.ts"

/** What one run over price bars leaves to be measured. */
export type BacktestSample = {
  /** At the close of every bar; at least one. */
  readonly equity: Float64Array
  /** Calendar days from the first bar to the last. */
  readonly spanDays: number
  readonly barsInPosition: number
  /** Fees paid, those of trades still open included, and the value of all fills. */
  readonly commissions: number
  readonly traded: number
  /** Close of the first bar in which the strategy could act, and of the last. */
  readonly firstPrice: number
  readonly lastPrice: number
  /** Of each closed trade: its return as a fraction, and how long it was open in calendar days. */
  readonly tradeReturns: Float64Array
  readonly tradeDays: Float64Array
}

/** The metrics of the catalogue that only a run over price bars has. */
export function backtestStatistics(sample: BacktestSample): StatisticSet {
  const { equity, spanDays, tradeReturns } = sample
  const extreme = bestAndWorstTrade(tradeReturns)
  const held = holdingDays(sample.tradeDays)
  return statisticSet({
    finalEquity: figureOf(equity[equity.length - 1]),
    peakEquity: figureOf(equity.reduce((highest, value) => Math.max(highest, value))),
    commissions: figureOf(sample.commissions),
    exposure: exposure(sample.barsInPosition, equity.length),
    buyAndHoldReturn: buyAndHoldReturn(sample.firstPrice, sample.lastPrice),
    averageTradeReturn: averageTradeReturn(tradeReturns),
    expectancyReturn: expectancyReturn(tradeReturns),
    bestTrade: extreme.best,
    worstTrade: extreme.worst,
    longestTrade: held.longest,
    averageTrade: held.average,
    tradesPerYear: tradesPerYear(tradeReturns.length, spanDays),
    turnover: turnover(sample.traded, equity, spanDays),
  })
}
