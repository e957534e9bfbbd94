import { analyzeTradeLog, type TradeLogAnalysis } from "../../engine/trade-log/analyze-trade-log.ts"
import { type PnlHistogram, pnlHistogram } from "../../engine/trade-log/pnl-histogram.ts"
import { pnlShares } from "../../engine/trade-log/pnl-shares.ts"
import { oneLot } from "../../engine/trade-log/one-lot.ts"
import { cumulativeSum } from "../../engine/series/cumulative-sum.ts"
import { type TradeSums, sumTrades } from "../../engine/trade-log/sum-trades.ts"
import type { TradeLogQuestion } from "./analysis-messages.ts"
import type { TradeLog } from "./read-trade-log.ts"

/** Everything that the portfolio page shows for one question. */
export type TradeLogAnswer = TradeLogAnalysis & {
  /** One a strategy, in the order of `strategies`. */
  readonly pnlShares: readonly (number | null)[]
  /** One an observation of the curve: what there is to draw while the initial capital is not known. */
  readonly cumulativePnl: Float64Array
  readonly histogram: PnlHistogram | null
  readonly sums: TradeSums
}

/** Trade logs are of exchange-traded instruments. */
const PERIODS_PER_YEAR = 252

/** Runs the engine on a log. A strategy that the log does not have selects nothing. */
export function answerQuestion(log: TradeLog, question: TradeLogQuestion): TradeLogAnswer {
  const { strategies, from, to, dateBasis, riskFreeRate } = question
  const analysis = analyzeTradeLog({
    trades: log.trades,
    dailyLog: log.dailyLog,
    filter: {
      strategies:
        strategies.length === 0
          ? null
          : new Set(strategies.map((name) => log.trades.strategyNames.indexOf(name))),
      from,
      to,
      dateBasis,
    },
    sessions: log.sessions,
    initialCapital: log.initialCapital,
    riskFreeRate,
    oneLot: question.oneLot,
    periodsPerYear: PERIODS_PER_YEAR,
  })
  const trades = question.oneLot ? oneLot(log.trades) : log.trades
  return {
    ...analysis,
    pnlShares: pnlShares(analysis.strategies),
    cumulativePnl: cumulativeSum(analysis.curve.pnl),
    histogram: pnlHistogram(Float64Array.from(analysis.selection, (row) => trades.pnl[row])),
    sums: sumTrades(trades, analysis.selection),
  }
}
