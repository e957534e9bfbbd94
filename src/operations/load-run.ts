import { openColumnBlock } from "../contract/index.ts"
import type { ColumnBlock } from "../contract/index.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { BacktestNotFound } from "./backtest-errors.ts"
import type { RunKind, StoredRun } from "./backtests-port.ts"

/** A run in the history. Throws `BacktestNotFound`. */
export async function requireRun(
  { owner, backtests }: BacktestContext,
  kind: RunKind,
  id: string,
): Promise<StoredRun> {
  const run = await backtests.findRun(owner, kind, id)
  if (run === null) throw new BacktestNotFound(kind, id)
  return run
}

/** The result of a run that has one, opened once for whoever reads of it. Null while there is none. */
export async function loadResult(
  { owner, backtests, searching, cache }: BacktestContext,
  { id, summary }: StoredRun,
): Promise<ColumnBlock | null> {
  if (summary === null) return null
  const block = await cache.fetch(
    `run ${id}`,
    async () => {
      const stored = await backtests.readRunResult(owner, id)
      return stored === null ? null : searching.unpackColumns(stored)
    },
    (bytes) => bytes?.byteLength ?? 0,
  )
  return block === null ? null : openColumnBlock(block)
}
