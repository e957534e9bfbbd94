import type { PortfolioBacktestRequest, PortfolioBacktestResult } from "../contract/index.ts"
import { engineVersion } from "../engine/engine-version.ts"
import { isoDate } from "../engine/money/iso-date.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { orRefuse } from "./backtest-refused.ts"
import type { RanPortfolio, StoredRun } from "./backtests-port.ts"
import { instant } from "./instant.ts"
import { rememberResult } from "./load-run.ts"
import { type PortfolioPrices, portfolioPrices, type PortfolioPricesUsed } from "./portfolio-prices.ts"
import { ratesUsed, type RatesUsed } from "./portfolio-rates.ts"
import { loadPortfolio, type LoadedPortfolio, portfolioKey, settledPortfolio } from "./portfolio-request.ts"
import type { PortfolioMeta } from "./portfolio-run-block.ts"
import { describePortfolioBacktest, type PortfolioSummary } from "./read-portfolio-backtest.ts"
import type { Result } from "./result.ts"

/** What the history shows of a run. */
const headline = [
  "timeWeightedReturn",
  "moneyWeightedReturn",
  "totalReturn",
  "cagr",
  "annualVolatility",
  "sharpeRatio",
  "maxDrawdown",
  "finalEquity",
]

/**
 * Runs several instruments in one account and keeps the run in the history. A request that was run already, on the same prices and rates
 * by the same engine, is the run that is there. Throws `BacktestRefused`, `PriceFileNotFound`, `InstrumentNotFound`, `PricesUnavailable`.
 */
export async function runPortfolioBacktest(
  context: BacktestContext,
  request: PortfolioBacktestRequest,
): Promise<{
  readonly id: string
  readonly isNew: boolean
  readonly result: Result<PortfolioBacktestResult>
}> {
  const { owner, backtests, searching } = context
  // Without awaiting anything: it only turns what is thrown into a rejection.
  const settled = await orRefuse((async () => settledPortfolio(request))())
  const prices: PortfolioPrices[] = []
  for (const asked of request.instruments) prices.push(await portfolioPrices(context, asked, request))
  const { benchmark } = request
  const against = benchmark === null ? null : await portfolioPrices(context, benchmark, request)
  const known = async (used: readonly PortfolioPricesUsed[], compared: PortfolioPricesUsed | null) => {
    const currencies = [...used, ...(compared === null ? [] : [compared])].map(({ currency }) => currency)
    const rates = await ratesUsed(context, currencies, request.currency)
    return { rates, key: portfolioKey(context, settled, { prices: used, benchmark: compared, rates }) }
  }
  const asked = await known(
    prices.map(({ used }) => used),
    against?.used ?? null,
  )
  const there = await backtests.findRunByKey(owner, "portfolio", asked.key)
  if (there !== null) return { id: there.id, isNew: false, result: describePortfolioBacktest(context, there) }

  const loaded = await orRefuse(loadPortfolio(context, request, prices, against))
  const ran = await orRefuse(searching.runPortfolio(loaded.request))
  const { key, rates } = await known(loaded.used, loaded.benchmark)
  const meta = metaOf(ran, loaded, rates)
  const columns = new Map(Object.entries(ran.columns))
  const run: StoredRun = {
    id: context.newId(),
    kind: "portfolio",
    key,
    engineVersion,
    request,
    strategy: null,
    prices: null,
    summary: summaryOf(request, loaded, ran),
    jobId: null,
    createdAt: instant(context.clock()),
  }
  const kept = await backtests.saveRun(owner, run, await searching.packColumns(meta, columns))
  await rememberResult(context, kept.id, { ...meta, trades: [] }, columns)
  return { id: kept.id, isNew: kept.id === run.id, result: describePortfolioBacktest(context, kept) }
}

function metaOf(
  { figures }: RanPortfolio,
  { used, benchmark, warnings }: LoadedPortfolio,
  rates: readonly RatesUsed[],
): PortfolioMeta {
  return {
    ...figures,
    symbols: used.map(({ symbol }) => symbol),
    benchmark,
    rates,
    warnings: [...warnings, ...figures.warnings],
  }
}

function summaryOf(
  { name, currency }: PortfolioBacktestRequest,
  { used }: LoadedPortfolio,
  { figures, columns: { days } }: RanPortfolio,
): PortfolioSummary {
  const symbols = used.map(({ symbol }) => symbol)
  const [more, shown] = [symbols.length - 3, symbols.slice(0, 3).join(", ")]
  return {
    name: name ?? (more > 0 ? `${shown} and ${more} more` : shown),
    currency,
    prices: [...used],
    from: isoDate(days[0]),
    to: isoDate(days[days.length - 1]),
    days: days.length,
    statistics: Object.fromEntries(headline.map((id) => [id, figures.statistics[id] ?? null])),
  }
}
