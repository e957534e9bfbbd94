import type { JobQueue, PriceJobs } from "./jobs-port.ts"

/**
 * What a process begins with: last prices into memory, those fetched that are not current any more, and histories for what has
 * none. While the store is current no provider is asked.
 */
export async function refreshAtStart({
  jobs,
}: {
  readonly jobs: Pick<JobQueue<PriceJobs>, "enqueue">
}): Promise<void> {
  const all = { instruments: null, market: null }
  await jobs.enqueue("warm-prices", { owner: null, payload: null, priority: 1, dedupeKey: "warm" })
  await jobs.enqueue("refresh-quotes", {
    owner: null,
    payload: { ...all, priority: 1 },
    priority: 1,
    dedupeKey: "quotes at start",
  })
  await jobs.enqueue("confirm-prices", {
    owner: null,
    payload: { ...all, priority: 4 },
    priority: 4,
    dedupeKey: "histories at start",
  })
}
