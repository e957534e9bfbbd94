import { type AnalysisQuery, analysisQuery, type PortfolioSummary } from "../contract/index.ts"
import { isoDate } from "../engine/money/iso-date.ts"
import { decimate } from "../engine/series/decimate.ts"
import { loadAnalysis } from "./load-analysis.ts"
import type { OperationContext } from "./operation-context.ts"
import type { Portfolio } from "./ports.ts"

/** Points of the line that stands for a portfolio in a list. */
const SPARKLINE_POINTS = 120

const wholeLog: AnalysisQuery = analysisQuery.parse({})

/** A portfolio with what an overview shows of it: the figures of its whole log. */
export async function summarizePortfolio(
  context: OperationContext,
  portfolio: Portfolio,
): Promise<PortfolioSummary> {
  const { analysis, blocks } = await loadAnalysis(context, portfolio.id, wholeLog)
  const imports = await context.store.listImports(context.owner, portfolio.id)
  const { curve, statistics } = analysis
  const last = curve.days.length - 1
  const isEmpty = last < 0
  return {
    ...portfolio,
    trades: analysis.tradeCount,
    openTrades: blocks.openTradeCount,
    strategies: blocks.strategyNames.length,
    firstDate: isEmpty ? null : isoDate(curve.days[0]),
    lastDate: isEmpty ? null : isoDate(curve.days[last]),
    basis: isEmpty ? null : analysis.basis,
    equity: finite(curve.equity.at(-1)),
    totalPnl: isEmpty ? null : (statistics.totalPnl ?? null),
    totalReturn: statistics.totalReturn ?? null,
    maxDrawdown: statistics.maxDrawdown ?? null,
    drawdown: finite(analysis.drawdown.at(-1)),
    lastDayPnl: finite(curve.pnl.at(-1)),
    lastDayReturn: finite(curve.returns.at(-1)),
    sparkline: Array.from(decimate(curve.equity, SPARKLINE_POINTS), (index) => curve.equity[index]).filter(
      (equity) => !Number.isNaN(equity),
    ),
    failedChecks: imports
      .filter((batch) => batch.status === "committed")
      .reduce(
        (sum, batch) => sum + batch.files.reduce((some, file) => some + file.failedChecks.length, 0),
        0,
      ),
  }
}

function finite(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value
}
