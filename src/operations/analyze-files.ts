import type { AnalysisQuery, ImportReport, MonthlyReturn } from "../contract/index.ts"
import { engineVersion } from "../engine/engine-version.ts"
import { isoDate } from "../engine/money/iso-date.ts"
import type { YearlyReturn } from "../engine/series/period-return.ts"
import { curveFromPrices } from "../engine/series/curve-from-prices.ts"
import { benchmarkFigures } from "../engine/statistics/benchmark-figures.ts"
import { type StatisticSet, statisticSet } from "../engine/statistics/statistic-set.ts"
import type { StrategyRow, TradeLogAnalysis } from "../engine/trade-log/analyze-trade-log.ts"
import { STILL_OPEN } from "../engine/trade-log/trade-columns.ts"
import { type AnalysisOptions, tradeFilter } from "./load-analysis.ts"
import type { Compute, ExchangeCalendar, ReadDailyLogFile, ReadTradeLogFile, SourceFile } from "./ports.ts"
import { type BenchmarkSeries, type ColumnOfFile, readBenchmark, type Sha256 } from "./read-benchmark.ts"

export type FilesRequest = {
  readonly tradeLog: SourceFile
  readonly dailyLog: SourceFile | null
  /** A format id; null recognises it by the header. */
  readonly format: string | null
  /** Daily prices to compare with. */
  readonly benchmark: ColumnOfFile | null
  readonly query: AnalysisQuery
}

type FileInput = {
  readonly role: "trade-log" | "daily-log" | "benchmark"
  readonly name: string
  readonly sha256: string
  readonly rows: number
}

/** What the import made of a file, without the sample of rows that a preview shows. */
type FileReport = Omit<ImportReport, "sample">

export type FilesAnalysis = StatisticSet & {
  readonly engineVersion: string
  readonly inputs: readonly FileInput[]
  readonly options: FilesAnalysisOptions
  /** Of the trade log; with a daily log its checks hold those of the pair too. */
  readonly import: FileReport
  readonly dailyLog: FileReport | null
  readonly basis: "closed-trades" | "daily-log"
  /** Why a daily log that was given was not used. */
  readonly basisReason: string | null
  readonly initialCapital: number | null
  readonly firstDate: string | null
  readonly lastDate: string | null
  readonly strategies: readonly StrategyRow[]
  readonly monthly: readonly MonthlyReturn[]
  readonly yearly: readonly YearlyReturn[]
}

/** Those of a portfolio's analysis, and what only files have. */
type FilesAnalysisOptions = AnalysisOptions & {
  readonly benchmark: string | null
  readonly format: string | null
}

/** Observations a year of a curve on the exchange's trading days. */
const periodsPerYear = 252

/**
 * Reads a trade log, and a daily log if there is one, and computes every figure of it. Nothing is stored.
 * Throws `UnreadableFile` when a file gives no rows, `UnknownStrategy` when the filter names one that the log does not have.
 */
export async function analyzeFiles(
  world: { readonly compute: Compute; readonly calendar: ExchangeCalendar; readonly sha256: Sha256 },
  request: FilesRequest,
): Promise<FilesAnalysis> {
  const { query } = request
  const { tradeLog, dailyLog } = await readLogs(world.compute, request)
  const benchmark = request.benchmark === null ? null : await readBenchmark(world, request.benchmark)
  const filter = tradeFilter(query, tradeLog.trades.strategyNames)
  const analysis = await world.compute.analyze({
    trades: tradeLog.trades,
    dailyLog: dailyLog?.days ?? null,
    filter: { ...filter, strategies: filter.strategies === null ? null : new Set(filter.strategies) },
    sessions: sessionsOf(tradeLog, dailyLog, world.calendar),
    initialCapital: query.initialCapital ?? null,
    riskFreeRate: query.riskFreeRate,
    oneLot: query.oneLot,
    periodsPerYear,
  })
  const { days } = analysis.curve
  return {
    engineVersion,
    inputs: inputsOf(tradeLog, dailyLog, benchmark),
    options: {
      strategies: query.strategy,
      from: query.from ?? null,
      to: query.to ?? null,
      dateBasis: query.dateBasis,
      riskFreeRate: query.riskFreeRate,
      periodsPerYear,
      initialCapital: query.initialCapital ?? null,
      oneLot: query.oneLot,
      benchmark: benchmark?.label ?? null,
      format: request.format,
    },
    import: reportOf(tradeLog),
    dailyLog: dailyLog === null ? null : reportOf(dailyLog),
    basis: analysis.basis,
    basisReason: analysis.basisReason,
    initialCapital: analysis.initialCapital,
    firstDate: days.length === 0 ? null : isoDate(days[0]),
    lastDate: days.length === 0 ? null : isoDate(days[days.length - 1]),
    ...(benchmark === null ? figuresOf(analysis) : compared(analysis, benchmark, query.riskFreeRate)),
    strategies: analysis.strategies,
    monthly: analysis.monthly,
    yearly: analysis.yearly,
  }
}

async function readLogs(
  compute: Compute,
  { tradeLog, dailyLog, format }: FilesRequest,
): Promise<{ tradeLog: ReadTradeLogFile; dailyLog: ReadDailyLogFile | null }> {
  const files = await compute.readFiles(dailyLog === null ? [tradeLog] : [tradeLog, dailyLog], {
    ...(format === null ? {} : { format }),
    roles: ["trade-log", "daily-log"],
  })
  const trades = files.find((file) => file.role === "trade-log")
  if (trades === undefined) throw new Error(`${tradeLog.name} was not read as a trade log`)
  return { tradeLog: trades, dailyLog: files.find((file) => file.role === "daily-log") ?? null }
}

/** The exchange's trading days from the first opening to the last close or the last day of the daily log. */
function sessionsOf(
  { trades }: ReadTradeLogFile,
  dailyLog: ReadDailyLogFile | null,
  calendar: ExchangeCalendar,
): Int32Array {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  const cover = (day: number) => {
    if (day < first) first = day
    if (day > last) last = day
  }
  for (let row = 0; row < trades.count; row++) {
    cover(trades.openDay[row])
    if (trades.closeDay[row] !== STILL_OPEN) cover(trades.closeDay[row])
  }
  dailyLog?.days.day.forEach(cover)
  return first > last ? new Int32Array(0) : calendar.sessions("XNYS", first, last)
}

function inputsOf(
  tradeLog: ReadTradeLogFile,
  dailyLog: ReadDailyLogFile | null,
  benchmark: BenchmarkSeries | null,
): FileInput[] {
  const inputs: FileInput[] = []
  for (const file of dailyLog === null ? [tradeLog] : [tradeLog, dailyLog]) {
    inputs.push({ role: file.role, name: file.name, sha256: file.sha256, rows: file.report.rows })
  }
  if (benchmark !== null) inputs.push({ role: "benchmark", ...benchmark.input })
  return inputs
}

function reportOf({ report }: ReadTradeLogFile | ReadDailyLogFile): FileReport {
  const { sample: _, ...rest } = report
  return rest
}

function figuresOf({ statistics, nulls }: TradeLogAnalysis): StatisticSet {
  return { statistics, nulls }
}

/** The analysis with the figures against a benchmark, on the days that both have, in the place of their nulls. */
function compared(
  { statistics, nulls, curve }: TradeLogAnalysis,
  { series }: BenchmarkSeries,
  riskFreeRate: number,
): StatisticSet {
  // Returns that mean nothing have been explained in the nulls already.
  if (curve.returns.some(Number.isNaN)) return { statistics, nulls }
  const { days, returns } = curveFromPrices(series.days, series.values).curve
  const figures = benchmarkFigures(curve, { days, returns }, { riskFreeRate, periodsPerYear }, null)
  const against = statisticSet(figures)
  const kept = Object.entries(nulls).filter(([id]) => !(id in figures))
  return {
    statistics: { ...statistics, ...against.statistics },
    nulls: { ...Object.fromEntries(kept), ...against.nulls },
  }
}
