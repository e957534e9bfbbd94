import type { JobQueue, PriceJobs, SessionMoments } from "./jobs-port.ts"
import type { Instant } from "./market-data-port.ts"
import type { PricesContext } from "./prices-context.ts"
import { watchedInstruments } from "./watched-instruments.ts"

const MINUTE_MS = 60_000
/** Vendors correct a day's figures for a while. */
const CONFIRMED_AFTER_MS = 120 * MINUTE_MS
const BEFORE_OPEN_MS = 10 * MINUTE_MS

export type PlanContext = PricesContext & {
  readonly jobs: Pick<JobQueue<PriceJobs>, "enqueue">
  readonly sessions: SessionMoments
  /** How long after a moment that all installations know this one begins, so that they do not all ask at once. */
  readonly jitterMs: number
}

/**
 * Sees to it that each market on which something is watched has its next jobs: closing quotes when its session's prices are
 * ready, their confirmation two hours later, and before it opens what the last confirmation did not get to. A job that is there
 * already is not added again.
 */
export async function planRefreshes(context: PlanContext): Promise<void> {
  const { marketData, sessions, clock, jitterMs } = context
  const watched = await watchedInstruments(context, null)
  const markets = new Set(watched.flatMap((each) => marketData.marketOf(each) ?? []))
  for (const market of markets) {
    const ready = sessions.nextReady(market, clock() - CONFIRMED_AFTER_MS)
    if (ready !== null)
      await addConfirmation(context, market, ready + CONFIRMED_AFTER_MS + jitterMs, "after close")
    const next = sessions.nextReady(market, clock())
    if (next !== null) await addQuotes(context, market, next + jitterMs)
    const open = sessions.nextOpen(market, clock() + BEFORE_OPEN_MS)
    if (open !== null) await addConfirmation(context, market, open - BEFORE_OPEN_MS, "before open")
  }
}

async function addQuotes({ jobs }: PlanContext, market: string, runAt: Instant): Promise<void> {
  await jobs.enqueue("refresh-quotes", {
    owner: null,
    payload: { instruments: null, market, priority: 1 },
    priority: 1,
    dedupeKey: `closing quotes ${market}`,
    runAt,
  })
}

async function addConfirmation(
  { jobs }: PlanContext,
  market: string,
  runAt: Instant,
  when: "after close" | "before open",
): Promise<void> {
  await jobs.enqueue("confirm-prices", {
    owner: null,
    payload: { instruments: null, market, priority: 5 },
    priority: 5,
    dedupeKey: `confirmation ${market} ${when}`,
    runAt,
  })
}
