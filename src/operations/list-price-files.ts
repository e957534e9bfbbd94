import type { PriceFile } from "../contract/index.ts"
import { priceFileView } from "./add-price-file.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { pageOf, type PageOf } from "./page-of.ts"

/** Price files, newest first. */
export async function listPriceFiles(
  { owner, backtests }: BacktestContext,
  { limit, after }: { readonly limit: number; readonly after: string | null },
): Promise<PageOf<PriceFile>> {
  const files = await backtests.listPriceFiles(owner, { limit: limit + 1, after })
  return pageOf(files.map(priceFileView), limit)
}
