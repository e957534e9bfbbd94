import type { OptimizationRequest, WalkForwardRequest } from "../contract/index.ts"
import { engineVersion } from "../engine/engine-version.ts"
import { BacktestRefused } from "./backtest-refused.ts"
import type { BacktestContext } from "./backtest-context.ts"
import type { JobPayloads, JobRun } from "./jobs-port.ts"
import { type AnySearch, performSearch } from "./search-kinds.ts"
import { canonicalSearch, runKey } from "./run-key.ts"
import { searchPrices } from "./search-prices.ts"
import { searchTask } from "./start-search.ts"

/**
 * Runs a search that waits in the history and writes its result there. Running it a second time writes the same. Throws
 * `BacktestRefused` when the prices or the engine are no longer those of the request, or the signal's reason.
 */
export async function finishSearch(
  caller: BacktestContext,
  { owner, kind, run: id }: JobPayloads["run-search"],
  { progress, signal }: JobRun,
): Promise<void> {
  const context = { ...caller, owner }
  const { backtests, searching } = context
  const run = await backtests.findRun(owner, kind, id)
  // It was deleted, or another attempt has done it.
  if (run === null || run.summary !== null) return
  const search: AnySearch =
    kind === "optimization"
      ? { kind, request: run.request as OptimizationRequest }
      : { kind, request: run.request as WalkForwardRequest }
  const loaded = await (await searchPrices(context, search.request)).load()
  if (run.engineVersion !== engineVersion) {
    throw new BacktestRefused("the engine changed since the search was asked for; ask again")
  }
  if (runKey(context, `run-${kind}`, canonicalSearch(search), loaded.used) !== run.key) {
    const names = loaded.used.map(({ name }) => name).join(" and ")
    throw new BacktestRefused(`the prices of ${names} changed since the search was asked for; ask again`)
  }
  const task = searchTask(context.newId(), search, loaded)
  const percent = (fraction: number) => `${String(Math.floor(fraction * 100))} % of its runs`
  const { summary, meta, columns } = await performSearch(searching, task, search, loaded, {
    workers: context.searchWorkers,
    progress: (fraction) => progress(fraction, percent(fraction)),
    signal,
  })
  const block = await searching.packColumns(meta, columns)
  signal.throwIfAborted()
  await backtests.finishRun(owner, id, summary, block)
}
