import type { SearchState } from "../contract/index.ts"
import type { BacktestContext } from "./backtest-context.ts"
import type { StoredRun } from "./backtests-port.ts"

/** How far a search is, as its job tells. One whose job is not kept any more has failed. */
export async function searchState(context: BacktestContext, run: StoredRun): Promise<SearchState> {
  return (await searchProgress(context, run)).state
}

/** The state with the sentence of a failure. */
export async function searchProgress(
  { owner, jobs }: BacktestContext,
  { summary, jobId }: StoredRun,
): Promise<{ readonly state: SearchState; readonly error: string | null }> {
  if (summary !== null) return { state: "succeeded", error: null }
  const job = jobId === null ? null : await jobs.find(owner, jobId)
  if (job === null) return { state: "failed", error: "its job is not kept any more; ask for it again" }
  // A job that has ended without a result lost it; it is asked for again.
  if (job.state === "succeeded") return { state: "failed", error: "it ended without a result" }
  return { state: job.state, error: job.error }
}
