import type { RateSeries } from "../engine/ledger/exchange-rates.ts"
import type { PriceSeries } from "../engine/ledger/prices.ts"
import { chooseClose } from "./choose-close.ts"
import type { Compute, SourceFile } from "./ports.ts"
import { rateSeries } from "./rate-series.ts"
import type { SeriesInput, Sha256 } from "./read-benchmark.ts"

type World = { readonly compute: Compute; readonly sha256: Sha256 }

/** Closes of one symbol from the file that `findPrices` has for it; null when it has none. */
export async function readPrices(
  world: World,
  findPrices: (symbol: string) => Promise<SourceFile | null>,
  { symbol, closes }: { readonly symbol: string; readonly closes: "plain" | "adjusted" },
): Promise<{ readonly input: SeriesInput; readonly series: PriceSeries } | null> {
  const file = await findPrices(symbol)
  if (file === null) return null
  const table = await world.compute.readSeries(file, { columns: [] })
  const { days } = table
  return {
    input: { name: file.name, sha256: world.sha256(file.bytes), rows: days.length },
    series: { symbol, days, closes: chooseClose(table, closes, file.name) },
  }
}

/** Exchange rates from a wide table, a column a pair. */
export async function readRates(
  world: World,
  file: SourceFile,
): Promise<{ readonly input: SeriesInput; readonly series: RateSeries[] }> {
  const table = await world.compute.readSeries(file, { columns: [] })
  return {
    input: { name: file.name, sha256: world.sha256(file.bytes), rows: table.days.length },
    series: rateSeries(table, file.name),
  }
}
