import type { FastifyBaseLogger } from "fastify"
import { EmbeddedJobQueue } from "./jobs/embedded-job-queue.ts"
import { knownMarkets, worldCalendar } from "./market-data/exchange-calendar/world-calendar.ts"
import { newId } from "./new-id.ts"
import type { EventPublisher } from "./operations/events-port.ts"
import type { JobPayloads, JobStore } from "./operations/jobs-port.ts"
import type { ServerMetrics } from "./operations/metrics-port.ts"
import { sessionMoments } from "./session-moments.ts"

const limits = { concurrency: 2, pollMs: 500, leaseMs: 30_000, graceMs: 5_000 }

/** The queue of this process. */
export function localJobs(
  store: JobStore,
  world: {
    readonly events: EventPublisher
    readonly metrics: ServerMetrics
    readonly logger: FastifyBaseLogger
  },
): EmbeddedJobQueue<JobPayloads> {
  const { events, metrics, logger } = world
  return new EmbeddedJobQueue(
    {
      store,
      clock: Date.now,
      random: Math.random,
      newId,
      sessions: sessionMoments(worldCalendar, knownMarkets),
      events,
      metrics,
      processId: newId(),
      onError: (error, job) =>
        logger.error({ err: error, jobId: job?.id, kind: job?.kind }, job === null ? "jobs" : "job failed"),
    },
    limits,
  )
}
