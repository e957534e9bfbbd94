import type { BacktestSettings } from "../engine/backtest/backtest-settings.ts"
import type {
  Period,
  PortfolioInstrument,
  PortfolioRequest,
  RankingRule,
  Rates,
} from "../engine/backtest/portfolio/portfolio-request.ts"
import type { PortfolioRun } from "../engine/backtest/portfolio/portfolio-result.ts"
import { portfolioSeries } from "../engine/backtest/portfolio/portfolio-series.ts"
import type { StrategyChoice } from "../engine/backtest/strategies/resolve-strategy.ts"
import { engineVersion } from "../engine/engine-version.ts"
import { ExchangeRates, type RateSeries } from "../engine/ledger/exchange-rates.ts"
import { isoDate } from "../engine/money/iso-date.ts"
import type { FileWorld } from "./backtest-file.ts"
import { orRefuse } from "./backtest-refused.ts"
import type { PriceWarning, RanPortfolio } from "./backtests-port.ts"
import { definedFields } from "./defined-fields.ts"
import { splitAdjusted, withDividends } from "./portfolio-bars.ts"
import { keptColumns, tradesOf, weightColumn } from "./portfolio-run-block.ts"
import type { SourceFile } from "./ports.ts"
import { type ColumnOfFile, readBenchmark, type SeriesInput } from "./read-benchmark.ts"
import { readRates } from "./read-market-files.ts"
import { testDays } from "./test-days.ts"

/** One instrument as its file gives it. */
type FileInstrument = {
  readonly symbol: string
  readonly file: SourceFile
  /** Null is the account's. */
  readonly currency: string | null
  readonly target: PortfolioInstrument["target"] | null
  readonly strategy: StrategyChoice | null
}

export type PortfolioFilesRequest = {
  readonly instruments: readonly FileInstrument[]
  readonly currency: string
  /** Null is 10,000, or the sum of the amounts. */
  readonly cash: number | null
  readonly contribution: { readonly amount: number; readonly period: Period } | null
  readonly rebalance: Period
  readonly band: { readonly absolute?: number; readonly relative?: number } | null
  readonly ranking: RankingRule | null
  readonly reinvestDividends: boolean
  readonly wholeUnits: boolean
  readonly costs: Pick<
    PortfolioRequest,
    "commission" | "fixedCommission" | "perUnitCommission" | "minimumCommission" | "spread" | "slippage"
  >
  readonly cashInterestRate: number
  /** A wide table of exchange rates. */
  readonly rates: SourceFile | null
  readonly from: string | null
  readonly to: string | null
  readonly riskFreeRate: number
  /** In the account's currency. */
  readonly benchmark: ColumnOfFile | null
}

type Input = SeriesInput & { readonly role: "prices" | "rates" | "benchmark" }

/** In force after defaults. */
type PortfolioOptions = BacktestSettings &
  Pick<
    PortfolioFilesRequest,
    | "currency"
    | "contribution"
    | "rebalance"
    | "band"
    | "ranking"
    | "reinvestDividends"
    | "from"
    | "to"
    | "riskFreeRate"
  > & {
    readonly instruments: readonly (Omit<FileInstrument, "file"> & { readonly file: string })[]
    readonly benchmark: string | null
  }

/** A run with what it was made of, and what was odd about its prices first among the warnings. */
export type PortfolioFilesResult = Pick<
  PortfolioRun,
  | "statistics"
  | "nulls"
  | "totals"
  | "positions"
  | "trades"
  | "rebalances"
  | "rejectedOrders"
  | "rejectedCount"
  | "ruin"
  | "warnings"
  | "monthly"
  | "yearly"
  | "drawdowns"
  | "periodsPerYear"
> & {
  readonly engineVersion: string
  readonly inputs: readonly Input[]
  /** In force after defaults. */
  readonly options: PortfolioOptions
  readonly window: { readonly from: string; readonly to: string; readonly days: number }
  /** One value a day; `weights` by symbol, and what they leave is cash. */
  readonly series: {
    readonly dates: readonly string[]
    readonly value: readonly number[]
    readonly cash: readonly number[]
    readonly invested: readonly number[]
    readonly growth: readonly (number | null)[]
    readonly weights: Readonly<Record<string, readonly (number | null)[]>>
  }
}

/**
 * Runs several instruments, a file of prices each, in one account. Prices are adjusted for the splits that a file tells of, and its
 * dividends are paid beside them. Throws `BacktestRefused`, `UnreadableFile`, `UnknownColumn`.
 */
export async function backtestPortfolioFiles(
  world: FileWorld,
  request: PortfolioFilesRequest,
): Promise<PortfolioFilesResult> {
  const { compute } = world
  const inputs: Input[] = []
  const warnings: PriceWarning[] = []
  const instruments: PortfolioInstrument[] = []
  for (const asked of request.instruments) {
    const read = await readInstrument(world, asked, request.currency)
    inputs.push(read.input)
    warnings.push(...read.warnings)
    instruments.push(read.instrument)
  }
  const rates = request.rates === null ? null : await readRates(world, request.rates)
  if (rates !== null) inputs.push({ role: "rates", ...rates.input })
  const benchmark = request.benchmark === null ? null : await readBenchmark(world, request.benchmark)
  if (benchmark !== null) inputs.push({ role: "benchmark", ...benchmark.input })
  const { currency, cash, contribution, band, ranking, costs } = request
  const run = await orRefuse(
    compute.runPortfolio({
      instruments,
      currency,
      rates: ratesInto(currency, instruments, rates?.series ?? []),
      ...(cash === null ? {} : { cash }),
      ...(contribution === null ? {} : { contribution }),
      rebalance: request.rebalance,
      ...(band === null ? {} : { band }),
      ...(ranking === null ? {} : { ranking }),
      reinvestDividends: request.reinvestDividends,
      wholeUnits: request.wholeUnits,
      ...costs,
      cashInterestRate: request.cashInterestRate,
      ...testDays(request),
      riskFreeRate: request.riskFreeRate,
      ...(benchmark === null ? {} : { benchmark: { ...benchmark.series, currency } }),
    }),
  )
  return resultOf(run, { request, inputs, warnings, benchmark: benchmark?.label ?? null })
}

async function readInstrument(
  { compute, sha256 }: FileWorld,
  { symbol, file, currency, target, strategy }: FileInstrument,
  account: string,
): Promise<{ input: Input; instrument: PortfolioInstrument; warnings: PriceWarning[] }> {
  // Reading may hand the bytes over, so they are counted first.
  const digest = sha256(file.bytes)
  const { bars, warnings, rows } = await compute.readBars(file)
  const actions = await compute.readActions(file)
  const adjusted = splitAdjusted(bars, actions)
  const prices = await orRefuse((async () => withDividends(symbol, adjusted.bars, adjusted.dividends))())
  return {
    input: { role: "prices", name: file.name, sha256: digest, rows },
    instrument: {
      symbol,
      currency: currency ?? account,
      ...prices,
      ...definedFields({ target: target ?? undefined, strategy: strategy ?? undefined }),
    },
    warnings: [...warnings, ...actions.warnings].map((warning) => ({
      ...warning,
      detail: `${symbol}: ${warning.detail}`,
    })),
  }
}

/** Rates of the instruments' currencies on every day of any pair, by a pair of its own, its inverse, or a chain. */
function ratesInto(
  account: string,
  instruments: readonly PortfolioInstrument[],
  series: readonly RateSeries[],
): ReadonlyMap<string, Rates> {
  const known = new ExchangeRates(account, series)
  const days = Int32Array.from(new Set(series.flatMap((pair) => [...pair.days]))).sort()
  const foreign = new Set(
    instruments.map(({ currency }) => currency).filter((currency) => currency !== account),
  )
  return new Map(
    [...foreign].flatMap((currency) => {
      const rates = Float64Array.from(days, (day) => known.at(currency, day) ?? NaN)
      return rates.every(Number.isNaN) ? [] : [[currency, { days, rates }] as const]
    }),
  )
}

function resultOf(
  { figures, columns }: RanPortfolio,
  {
    request,
    inputs,
    warnings,
    benchmark,
  }: {
    readonly request: PortfolioFilesRequest
    readonly inputs: readonly Input[]
    readonly warnings: readonly PriceWarning[]
    readonly benchmark: string | null
  },
): PortfolioFilesResult {
  const { settings, riskFreeRate, ...rest } = figures
  const { days } = columns
  const kept = keptColumns({ names: [], column: (name) => columns[name] })
  const symbols = request.instruments.map(({ symbol }) => symbol)
  const blankIsNull = (values: RanPortfolio["columns"][string]) =>
    Array.from(values, (each) => (Number.isNaN(each) ? null : each))
  const { instruments, currency, contribution, rebalance, band, ranking, from, to } = request
  return {
    engineVersion,
    inputs,
    options: {
      instruments: instruments.map((instrument) => ({
        ...instrument,
        file: instrument.file.name,
        currency: instrument.currency ?? currency,
      })),
      currency,
      ...settings,
      contribution,
      rebalance,
      band,
      ranking,
      reinvestDividends: request.reinvestDividends,
      from,
      to,
      riskFreeRate,
      benchmark,
    },
    window: { from: isoDate(days[0]), to: isoDate(days[days.length - 1]), days: days.length },
    statistics: rest.statistics,
    nulls: rest.nulls,
    totals: rest.totals,
    positions: rest.positions,
    trades: tradesOf(symbols, (name) => columns[name], { from: 0, to: Infinity }),
    rebalances: rest.rebalances,
    rejectedOrders: rest.rejectedOrders,
    rejectedCount: rest.rejectedCount,
    ruin: rest.ruin,
    warnings: [...warnings, ...rest.warnings],
    monthly: rest.monthly,
    yearly: rest.yearly,
    drawdowns: rest.drawdowns,
    periodsPerYear: rest.periodsPerYear,
    series: {
      dates: Array.from(days, isoDate),
      value: [...kept.value],
      cash: [...kept.cash],
      invested: [...portfolioSeries.invested(kept)],
      growth: blankIsNull(portfolioSeries.growth(kept)),
      weights: Object.fromEntries(
        symbols.map((symbol, i) => [symbol, blankIsNull(columns[weightColumn(i)])]),
      ),
    },
  }
}
