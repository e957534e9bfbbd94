import type { Instant, Priority } from "./market-data-port.ts"
import type { OwnerId } from "./ports.ts"

/** Every kind of job and what it is told. A kind that was released keeps its name and payload: jobs outlive an update. */
export type JobPayloads = PriceJobs & {
  /** Drops imports that were previewed and never committed. */
  "clean-up-imports": null
  /** Drops jobs that ended long ago. */
  "clean-up-jobs": null
  /** Runs a search that waits in the history. */
  "run-search": {
    readonly owner: OwnerId
    readonly kind: "optimization" | "walk-forward"
    readonly run: string
  }
}

/** What keeps prices there before anyone asks. */
export type PriceJobs = {
  /** Fetches last prices. */
  "refresh-quotes": PriceJob
  /** Has bars confirmed, or a whole history fetched. */
  "confirm-prices": PriceJob
  /** The one, then the other. */
  "refresh-prices": PriceJob
  /** Brings last prices from the store into memory. */
  "warm-prices": null
  /** Moves old bars out of the recent ones. */
  "fold-prices": null
  /** Sees to it that each market has its next jobs. */
  "plan-refreshes": null
  /** Keeps how often instruments were looked at. */
  "count-looks": null
}

/** Which instruments a job is about; null is all that are watched, and all markets. */
type PriceJob = {
  readonly instruments: readonly string[] | null
  readonly market: string | null
  readonly priority: Priority
}

/** `waiting` also between two attempts; the last three are final. */
export type JobState = "waiting" | "running" | "succeeded" | "failed" | "cancelled"

export type Job = {
  readonly id: string
  /** Null for what the installation does by itself. */
  readonly owner: OwnerId | null
  readonly kind: string
  readonly priority: Priority
  readonly state: JobState
  /** 0 to 1, of the attempt under way or the last one. */
  readonly progress: number
  readonly progressText: string | null
  readonly attempts: number
  readonly maxAttempts: number
  /** Why the last attempt failed; null when none did. */
  readonly error: string | null
  /** Someone asked a running job to stop, and it has not yet. */
  readonly cancelRequested: boolean
  /** Not before. */
  readonly runAt: Instant
  readonly createdAt: Instant
  /** Of the last attempt. */
  readonly startedAt: Instant | null
  readonly finishedAt: Instant | null
}

/** Pauses between attempts: full jitter, random(0, min(capMs, baseMs · 2^(attempt − 1))). */
export type Backoff = { readonly baseMs: number; readonly capMs: number }

export type NewJob<Payload> = {
  readonly owner: OwnerId | null
  readonly payload: Payload
  readonly priority: Priority
  /** Two jobs with the same key are the same work: while one has not ended, another joins it. Null never joins. */
  readonly dedupeKey: string | null
  /** Now unless given. */
  readonly runAt?: Instant
  readonly maxAttempts?: number
  readonly backoff?: Backoff
}

export type JobPage = {
  /** Null for all. */
  readonly states: readonly JobState[] | null
  readonly limit: number
  /** Id of the last job of the page before. */
  readonly after: string | null
}

/**
 * Work that need not be done while someone waits. A job that was acknowledged survives the process, runs at least once, and
 * never again after it has ended; one whose process died is taken up again when its lease is over. What belongs to an owner is
 * seen by that owner alone; the installation's jobs are seen by all.
 */
export interface JobQueue<Payloads = JobPayloads> {
  /** Durable when it resolves. A job that joins one still waiting makes that as urgent and as early as itself. */
  enqueue<Kind extends keyof Payloads & string>(
    kind: Kind,
    job: NewJob<Payloads[Kind]>,
  ): Promise<{ readonly id: string; readonly joined: boolean }>
  find(owner: OwnerId, id: string): Promise<Job | null>
  /** Newest first. */
  list(owner: OwnerId, page: JobPage): Promise<Job[]>
  /**
   * Cancels a job that waits; asks one that runs to stop, which is up to its handler. Returns the job as it is now, also when
   * it had ended before; null when there is none.
   */
  cancel(owner: OwnerId, id: string): Promise<Job | null>
  /**
   * Lets a failed or cancelled job wait again with all its attempts; returns it, or the unfinished one that does the same work.
   * Null when there is none in those states.
   */
  retry(owner: OwnerId, id: string): Promise<Job | null>
  /** How many there are by state, of all owners. */
  counts(): Promise<Readonly<Record<JobState, number>>>
  /** Drops what ended before a moment; returns how many. */
  dropEndedBefore(at: Instant): Promise<number>
}

/** The part of an `AbortSignal` that work needs to stop early; every `AbortSignal` is one. */
export interface StopSignal {
  readonly aborted: boolean
  /** Throws once it is aborted. */
  throwIfAborted(): void
  addEventListener(type: "abort", listener: () => void): void
  removeEventListener(type: "abort", listener: () => void): void
}

/** What a handler has while it runs. */
export type JobRun = {
  /** Aborts when the job is cancelled or the process stops. A handler that ends with an error then has not failed. */
  readonly signal: StopSignal
  /** How far it is, 0 to 1, and what it is doing. Cheap; told to others a few times a second at most. */
  readonly progress: (fraction: number, text: string) => void
}

/** Does one job by calling one operation. It may be run again after a crash, so it has to bear that. */
export type JobHandler<Payload> = (payload: Payload, run: JobRun) => Promise<void>

export type JobHandlers<Payloads = JobPayloads> = {
  readonly [Kind in keyof Payloads]: JobHandler<Payloads[Kind]>
}

/** When exchanges open, and when the prices of a session are final enough to keep. */
export interface SessionMoments {
  /** The first opening after a moment; null where the calendar does not know. */
  nextOpen(exchange: string, after: Instant): Instant | null
  nextReady(exchange: string, after: Instant): Instant | null
}

/** When work comes again. */
export type ScheduleRule =
  /** At the first start, and so long after each run. */
  | { readonly rule: "every"; readonly minutes: number }
  | { readonly rule: "before-open"; readonly exchange: string; readonly minutes: number }
  /** After each session, when its prices are ready, and up to `jitterMs` later, so that not all installations ask at once. */
  | {
      readonly rule: "after-ready"
      readonly exchange: string
      readonly delayMs: number
      readonly jitterMs: number
    }

/** Work that comes again. There is always at most one job of an entry that has not ended. */
export type ScheduleEntry<Payloads = JobPayloads> = {
  readonly [Kind in keyof Payloads & string]: {
    /** Unique, and the same from version to version. */
    readonly name: string
    readonly kind: Kind
    readonly payload: Payloads[Kind]
    readonly priority: Priority
    readonly when: ScheduleRule
  }
}[keyof Payloads & string]

/** Thrown by a handler that cannot go on before a moment, e.g. while a breaker is open: waits till then and costs no attempt. */
export class JobPostponed extends Error {
  override readonly name = "JobPostponed"
  readonly until: Instant

  constructor(until: Instant, reason: string) {
    super(reason)
    this.until = until
  }
}

/** A job as it is stored, with what only the queue needs to know. */
export type StoredJob = Job & {
  readonly dedupeKey: string | null
  readonly payload: unknown
  readonly backoff: Backoff
}

/** An attempt at a job. Writing under it fails once another process has taken the job. */
export type JobClaim = { readonly id: string; readonly holder: string; readonly attempt: number }

/** How an attempt ended. */
export type JobOutcome =
  | { readonly state: "succeeded" | "cancelled" }
  | { readonly state: "failed"; readonly error: string }
  /** To be run again: after a failure (`error`), or as if it had not been tried (`postponed`). */
  | {
      readonly state: "waiting"
      readonly runAt: Instant
      readonly error: string | null
      readonly postponed: boolean
    }

/** Where an embedded queue keeps its jobs. Each method is one transaction. */
export interface JobStore {
  /** Adds a job, unless one that has not ended has its dedupe key. */
  add(job: StoredJob): Promise<{ readonly job: StoredJob; readonly joined: boolean }>
  find(owner: OwnerId, id: string): Promise<StoredJob | null>
  list(owner: OwnerId, page: JobPage): Promise<StoredJob[]>
  counts(): Promise<Readonly<Record<JobState, number>>>
  /** The newest job with a dedupe key, ended or not. */
  latestOf(dedupeKey: string): Promise<StoredJob | null>
  /** Takes the most urgent job of these kinds that is due; within a priority the one due first. */
  claim(request: {
    readonly kinds: readonly string[]
    readonly holder: string
    readonly now: Instant
    readonly leaseUntil: Instant
  }): Promise<StoredJob | null>
  /** Holds on to an attempt and writes how far it is. Null when it is another's by now. */
  renew(
    claim: JobClaim,
    change: { readonly leaseUntil: Instant; readonly progress: number; readonly progressText: string | null },
  ): Promise<StoredJob | null>
  /** Null when it is another's by now. */
  settle(
    claim: JobClaim,
    outcome: JobOutcome,
    change: { readonly at: Instant; readonly progress: number; readonly progressText: string | null },
  ): Promise<StoredJob | null>
  /**
   * Lets jobs whose lease is over wait again; ends those that were to be cancelled or have no attempt left. Returns them. Leaves
   * alone those that the caller knows to be still running, however late it is with their leases.
   */
  releaseExpired(now: Instant, stillRunning: readonly string[]): Promise<StoredJob[]>
  requestCancel(owner: OwnerId, id: string, at: Instant): Promise<StoredJob | null>
  restart(owner: OwnerId, id: string, at: Instant): Promise<StoredJob | null>
  dropEndedBefore(at: Instant): Promise<number>
}
