import type { BacktestContext } from "./backtest-context.ts"
import { PriceFileNotFound } from "./backtest-errors.ts"
import { instant } from "./instant.ts"

/** Takes a price file out of sight or brings it back; runs on it stay. Throws `PriceFileNotFound`. */
export async function setPriceFileDeleted(
  { owner, backtests, clock }: BacktestContext,
  id: string,
  deleted: boolean,
): Promise<void> {
  const found = await backtests.setPriceFileDeleted(owner, id, deleted, instant(clock()))
  if (!found) throw new PriceFileNotFound(id)
}
