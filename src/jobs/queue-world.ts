import type { EventPublisher } from "../operations/events-port.ts"
import type { Job, JobStore, SessionMoments } from "../operations/jobs-port.ts"
import type { ServerMetrics } from "../operations/metrics-port.ts"
import type { Clock, NewId } from "../operations/ports.ts"

/** All that an embedded queue needs of the world. */
export type QueueWorld = {
  readonly store: JobStore
  /** Decides what is due; real timers only look at it every `pollMs`. */
  readonly clock: Clock
  /** Uniform in [0, 1). */
  readonly random: () => number
  readonly newId: NewId
  readonly sessions: SessionMoments
  readonly events: EventPublisher
  readonly metrics: Pick<ServerMetrics, "observe">
  /** Tells processes apart that share a store. */
  readonly processId: string
  /** Told of what no one expected; the job is null when the queue itself is in trouble, e.g. with its store. */
  readonly onError: (error: unknown, job: Job | null) => void
}

export type QueueLimits = {
  /** Jobs at a time. */
  readonly concurrency: number
  readonly pollMs: number
  /** How long a job stays with a process that does not answer for it any more. */
  readonly leaseMs: number
  /** How long jobs may take to stop when the queue is closed. */
  readonly graceMs: number
}
