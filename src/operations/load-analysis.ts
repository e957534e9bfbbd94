import type { AnalysisQuery } from "../contract/index.ts"
import { parseIsoDate } from "../engine/money/iso-date.ts"
import type { TradeLogAnalysis } from "../engine/trade-log/analyze-trade-log.ts"
import { type LoadedPortfolio, loadPortfolio } from "./load-portfolio.ts"
import type { OperationContext } from "./operation-context.ts"
import type { Portfolio, TradeFilter } from "./ports.ts"
import { resultKey } from "./result.ts"
import { UnknownStrategy } from "./unknown-strategy.ts"

/** Observations a year of a curve on the exchange's trading days. */
const PERIODS_PER_YEAR = 252

/** In force after defaults; null is an option that was not given. */
export type AnalysisOptions = {
  readonly strategies: readonly string[]
  readonly from: string | null
  readonly to: string | null
  readonly dateBasis: "close" | "open"
  readonly riskFreeRate: number
  readonly periodsPerYear: number
  readonly initialCapital: number | null
  readonly oneLot: boolean
}

export function analysisOptions(portfolio: Portfolio, query: AnalysisQuery): AnalysisOptions {
  return {
    strategies: query.strategy.toSorted(),
    from: query.from ?? null,
    to: query.to ?? null,
    dateBasis: query.dateBasis,
    riskFreeRate: query.riskFreeRate,
    periodsPerYear: PERIODS_PER_YEAR,
    initialCapital: query.initialCapital ?? portfolio.initialCapital,
    oneLot: query.oneLot,
  }
}

/**
 * The engine's analysis of a portfolio's trades, computed once for a revision and options however many operations read of it.
 * Throws `PortfolioNotFound` and `UnknownStrategy`.
 */
export async function loadAnalysis(
  context: OperationContext,
  id: string,
  query: AnalysisQuery,
): Promise<LoadedPortfolio & { readonly analysis: TradeLogAnalysis; readonly options: AnalysisOptions }> {
  const loaded = await loadPortfolio(context, id)
  const options = analysisOptions(loaded.portfolio, query)
  const filter = tradeFilter(query, loaded.blocks.strategyNames)
  const key = resultKey(context, "analysis", options, { [id]: loaded.portfolio.revision })
  const analysis = await context.cache.fetch(
    `analysis ${key}`,
    () =>
      context.compute.analyzePortfolio({
        blocks: loaded.blocks,
        sessions: loaded.sessions,
        filter,
        initialCapital: options.initialCapital,
        riskFreeRate: options.riskFreeRate,
        oneLot: options.oneLot,
        periodsPerYear: options.periodsPerYear,
      }),
    bytesOf,
  )
  return { ...loaded, analysis, options }
}

/** A filter in the engine's terms. Throws `UnknownStrategy`. */
export function tradeFilter(
  query: Pick<AnalysisQuery, "strategy" | "from" | "to" | "dateBasis">,
  strategyNames: readonly string[],
): TradeFilter {
  const strategies = query.strategy.map((name) => {
    const index = strategyNames.indexOf(name)
    if (index < 0) throw new UnknownStrategy(name, strategyNames)
    return index
  })
  return {
    strategies: strategies.length === 0 ? null : strategies,
    from: query.from === undefined ? null : parseIsoDate(query.from),
    to: query.to === undefined ? null : parseIsoDate(query.to),
    dateBasis: query.dateBasis,
  }
}

/** Its arrays; the rest is small beside them, or grows with the strategies: about 4 kB each. */
function bytesOf({ curve, selection, strategies }: TradeLogAnalysis): number {
  const bytesADay = 4 + 6 * 8
  return 16_384 + curve.days.length * bytesADay + selection.byteLength + strategies.length * 4_096
}
