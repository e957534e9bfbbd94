import type { PriceFile } from "../contract/index.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { instant } from "./instant.ts"
import type { SourceFile } from "./ports.ts"

/** Keeps a file of prices for backtests. The same bytes a second time are the file that is there. Throws `UnreadableFile`. */
export async function addPriceFile(
  { owner, backtests, searching, newId, clock }: BacktestContext,
  file: SourceFile,
): Promise<PriceFile> {
  const size = file.bytes.byteLength
  const { block, source, ...facts } = await searching.packPrices(file)
  const record = { id: newId(), name: file.name, size, ...facts, createdAt: instant(clock()) }
  return priceFileView(await backtests.savePriceFile(owner, record, { block, source }))
}

export function priceFileView({
  warnings,
  ...file
}: Omit<PriceFile, "warnings"> & {
  readonly warnings: readonly PriceFile["warnings"][number][]
}): PriceFile {
  return { ...file, warnings: [...warnings] }
}
