import { chooseColumn } from "./choose-column.ts"
import type { Compute, SourceFile } from "./ports.ts"

/** Column null takes the only one there is, or the close of a price file. */
export type ColumnOfFile = { readonly file: SourceFile; readonly column: string | null }

export type SeriesInput = { readonly name: string; readonly sha256: string; readonly rows: number }

/** Hexadecimal sha256 of some bytes. */
export type Sha256 = (bytes: Uint8Array) => string

export type BenchmarkSeries = {
  readonly input: SeriesInput
  /** File name, a colon, column. */
  readonly label: string
  readonly series: { readonly days: Int32Array; readonly values: Float64Array }
}

/** Reads the one column of a file that a result is compared with. */
export async function readBenchmark(
  world: { readonly compute: Compute; readonly sha256: Sha256 },
  { file, column }: ColumnOfFile,
): Promise<BenchmarkSeries> {
  const table = await world.compute.readSeries(file, { columns: column === null ? [] : [column] })
  const chosen = chooseColumn(table, column, file.name)
  return {
    input: { name: file.name, sha256: world.sha256(file.bytes), rows: table.days.length },
    label: `${file.name}:${chosen.name}`,
    series: { days: table.days, values: chosen.values },
  }
}
