import type { BacktestContext } from "./backtest-context.ts"
import { BacktestNotFound } from "./backtest-errors.ts"
import type { RunKind } from "./backtests-port.ts"
import { instant } from "./instant.ts"

/** Takes a run or a search out of the history, or brings it back. Throws `BacktestNotFound`. */
export async function setRunDeleted(
  { owner, backtests, clock }: BacktestContext,
  kind: RunKind,
  id: string,
  deleted: boolean,
): Promise<void> {
  const found = await backtests.setRunDeleted(owner, kind, id, deleted, instant(clock()))
  if (!found) throw new BacktestNotFound(kind, id)
}
