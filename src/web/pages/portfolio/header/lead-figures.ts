import type { PortfolioSummary } from "../../../../contract/portfolios.ts"
import { type EpochDay, parseIsoDate } from "../../../../engine/money/iso-date.ts"
import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"

/** What the page's first sentence says. Null is what is not defined. */
export type LeadFigures = {
  readonly trades: number
  readonly totalReturn: number | null
  readonly totalPnl: number | null
  readonly maxDrawdown: number | null
  /** Of the last day, fraction ≤ 0. */
  readonly drawdown: number | null
  readonly firstDay: EpochDay | null
}

/** Of a filter, as the engine in this browser has worked it out. */
export function leadOfAnswer({ tradeCount, statistics, drawdown, curve }: TradeLogAnswer): LeadFigures {
  const last = drawdown.at(-1)
  return {
    trades: tradeCount,
    totalReturn: statistics.totalReturn ?? null,
    totalPnl: statistics.totalPnl ?? null,
    maxDrawdown: statistics.maxDrawdown ?? null,
    drawdown: last === undefined || Number.isNaN(last) ? null : last,
    firstDay: curve.days.at(0) ?? null,
  }
}

/** Of the whole log, as the server knows it before the trades have come. */
export function leadOfSummary(summary: PortfolioSummary): LeadFigures {
  const { trades, totalReturn, totalPnl, maxDrawdown, drawdown, firstDate } = summary
  const firstDay = firstDate === null ? null : parseIsoDate(firstDate)
  return { trades, totalReturn, totalPnl, maxDrawdown, drawdown, firstDay }
}
