import type { PricesUsed } from "../contract/index.ts"
import { engineVersion } from "../engine/engine-version.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { orRefuse } from "./backtest-refused.ts"
import type { SearchTask, StoredRun } from "./backtests-port.ts"
import { definedFields } from "./defined-fields.ts"
import { instant } from "./instant.ts"
import { canonicalSearch, runKey } from "./run-key.ts"
import { type AnySearch, checkSearch, performSearch } from "./search-kinds.ts"
import { type LoadedSearch, searchPrices } from "./search-prices.ts"
import { searchState } from "./search-state.ts"
import { shareReference } from "./share-bars.ts"
import { testDays } from "./test-days.ts"

/** A search that takes longer is a job. */
const AT_ONCE_MS = 200
/** A search under way is found again after a crash; one that is refused is not tried again. */
const MOST_ATTEMPTS = 3

/**
 * Runs a search, at once where that is quick, else as a job. A request that was run already, or is under way, on the same prices by the
 * same engine, is the search that is there; one that failed or was cancelled begins again. Throws `BacktestRefused`,
 * `PriceFileNotFound`, `InstrumentNotFound`, `PricesUnavailable`.
 */
export async function startSearch(
  context: BacktestContext,
  search: AnySearch,
): Promise<{ readonly id: string; readonly isNew: boolean; readonly isOver: boolean }> {
  const { owner, backtests, searching } = context
  const { kind, request } = search
  const canonical = await orRefuse(canonicalOf(search))
  const prices = await searchPrices(context, request)
  const keyOf = (used: readonly PricesUsed[]) => runKey(context, `run-${kind}`, canonical, used)
  const there = await backtests.findRunByKey(owner, kind, keyOf(prices.used))
  if (there !== null && there.summary !== null) return { id: there.id, isNew: false, isOver: true }
  if (there !== null && isUnderWay(await searchState(context, there))) {
    return { id: there.id, isNew: false, isOver: false }
  }

  const loaded = await prices.load()
  const task = searchTask(context.newId(), search, loaded)
  const milliseconds = await checkSearch(searching, task, search)
  const run: StoredRun = {
    id: context.newId(),
    kind,
    key: keyOf(loaded.used),
    engineVersion,
    request,
    strategy: canonical.strategy,
    prices: loaded.prices.used,
    summary: null,
    jobId: null,
    createdAt: instant(context.clock()),
  }
  if (milliseconds <= AT_ONCE_MS) {
    const conduct = { workers: context.searchWorkers, progress: () => {}, signal: null }
    const { summary, meta, columns } = await performSearch(searching, task, search, loaded, conduct)
    const block = await searching.packColumns(meta, columns)
    const kept = await backtests.saveRun(owner, { ...run, summary }, block)
    if (kept.summary === null) await backtests.finishRun(owner, kept.id, summary, block)
    return { id: kept.id, isNew: kept.id === run.id, isOver: true }
  }
  const { id } = await backtests.saveRun(owner, run, null)
  const job = await context.jobs.enqueue("run-search", {
    owner,
    payload: { owner, kind, run: id },
    priority: 0,
    dedupeKey: `run-search ${id}`,
    maxAttempts: MOST_ATTEMPTS,
  })
  await backtests.setRunJob(owner, id, job.id)
  return { id, isNew: id === run.id, isOver: false }
}

/** A search as threads work on it. */
export function searchTask(
  id: string,
  { request }: AnySearch,
  { prices: { bars }, benchmark }: LoadedSearch,
): SearchTask {
  const { strategy, settings, from, to, riskFreeRate, ranges, constraint, maximize } = request
  return {
    id,
    window: null,
    request: {
      bars,
      strategy,
      settings: definedFields(settings),
      ...testDays({ from: from ?? null, to: to ?? null }),
      riskFreeRate,
      benchmark:
        benchmark === null
          ? undefined
          : shareReference({ days: benchmark.bars.days, values: benchmark.bars.close }),
      ranges,
      constraint,
      maximize,
    },
  }
}

function isUnderWay(state: string): boolean {
  return state === "waiting" || state === "running"
}

async function canonicalOf(search: AnySearch) {
  return canonicalSearch(search)
}
