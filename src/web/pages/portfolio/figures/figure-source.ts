import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"
import type { FigureSource } from "../../../figures/figure-source.ts"

const PERIODS_PER_YEAR = 252

/** Groups of the catalogue that no trade log has: it is compared elsewhere, and no run over price bars made it. */
export const withoutGroups: readonly string[] = ["Benchmark", "Backtest", "Account"]

/** The figures of a trade log under a filter, with what explains them. */
export function figureSource(answer: TradeLogAnswer, riskFreeRate: number, currency: string): FigureSource {
  const { statistics, nulls, curve } = answer
  const { days } = curve
  return {
    statistics,
    nulls,
    currency,
    riskFreeRate,
    periodsPerYear: PERIODS_PER_YEAR,
    observations: days.length,
    days: days.length === 0 ? 0 : days[days.length - 1] - days[0],
  }
}
