import { engineVersion } from "../engine/engine-version.ts"
import { type SeriesKind, seriesStatistics } from "../engine/statistics/series-statistics.ts"
import type { StatisticSet } from "../engine/statistics/statistic-set.ts"
import type { Compute, SourceFile } from "./ports.ts"
import { type ColumnOfFile, readBenchmark, type SeriesInput, type Sha256 } from "./read-benchmark.ts"
import { UnknownColumn } from "./unknown-column.ts"

export type SeriesRequest = {
  readonly file: SourceFile
  readonly kind: SeriesKind
  /** Null takes every value column. */
  readonly column: string | null
  /** Of the same kind as the series. */
  readonly benchmark: ColumnOfFile | null
  readonly riskFreeRate: number
  readonly periodsPerYear: number
}

export type SeriesDescription = {
  readonly engineVersion: string
  readonly inputs: readonly SeriesInput[]
  readonly options: {
    readonly kind: SeriesKind
    readonly column: string | null
    readonly benchmark: string | null
    readonly riskFreeRate: number
    readonly periodsPerYear: number
  }
  readonly series: Readonly<Record<string, StatisticSet>>
}

/** Every return-series metric for each column of a file of prices or returns. */
export async function describeSeries(
  world: { readonly compute: Compute; readonly sha256: Sha256 },
  request: SeriesRequest,
): Promise<SeriesDescription> {
  const { file, kind, column, riskFreeRate, periodsPerYear } = request
  const table = await world.compute.readSeries(file, { columns: column === null ? [] : [column] })
  const inputs: SeriesInput[] = [
    { name: file.name, sha256: world.sha256(file.bytes), rows: table.days.length },
  ]
  const benchmark = request.benchmark === null ? null : await readBenchmark(world, request.benchmark)
  if (benchmark !== null) inputs.push(benchmark.input)
  if (column !== null && !table.columns.some(({ name }) => name === column)) {
    throw new UnknownColumn(
      file.name,
      column,
      table.columns.map(({ name }) => name),
    )
  }
  const described = table.columns
    .filter(({ name }) => column === null || name === column)
    .map(({ name, values }): [string, StatisticSet] => [
      name,
      seriesStatistics(table.days, values, {
        kind,
        riskFreeRate,
        periodsPerYear,
        ...(benchmark === null ? {} : { benchmark: benchmark.series }),
      }),
    ])
  return {
    engineVersion,
    inputs,
    options: { kind, column, benchmark: benchmark?.label ?? null, riskFreeRate, periodsPerYear },
    series: Object.fromEntries(described),
  }
}
