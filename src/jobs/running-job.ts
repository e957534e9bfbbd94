import type { JobClaim, JobHandler, JobOutcome, StoredJob } from "../operations/jobs-port.ts"
import type { Instant } from "../operations/market-data-port.ts"
import { attemptOutcome, isExpected } from "./attempt-outcome.ts"
import type { QueueWorld } from "./queue-world.ts"

const reasons = {
  cancelled: "the job was cancelled",
  stopping: "the process is stopping",
  lost: "another process has taken the job",
} as const

/** One attempt at a job in this process. */
export class RunningJob {
  readonly #world: QueueWorld
  readonly #job: StoredJob
  readonly #claim: JobClaim
  readonly #controller = new AbortController()
  #stop: keyof typeof reasons | null = null
  #progress = 0
  #progressText: string | null = null
  #isAhead = false
  #leaseUntil: Instant
  #ended: Promise<unknown> = Promise.resolve()

  constructor(job: StoredJob, leaseUntil: Instant, world: QueueWorld) {
    this.#world = world
    this.#job = job
    this.#leaseUntil = leaseUntil
    this.#claim = { id: job.id, holder: world.processId, attempt: job.attempts }
    if (job.cancelRequested) this.stop("cancelled")
  }

  get id(): string {
    return this.#job.id
  }

  get leaseUntil(): Instant {
    return this.#leaseUntil
  }

  /** Whether it has got further than the store knows. */
  get isAhead(): boolean {
    return this.#isAhead
  }

  /** Resolves when it is over. */
  get ended(): Promise<unknown> {
    return this.#ended
  }

  /** Asks the handler to stop; the first reason counts. */
  stop(why: keyof typeof reasons): void {
    this.#stop ??= why
    this.#controller.abort(new Error(reasons[this.#stop]))
  }

  /** Runs the handler and stores how it ended. Never fails; null when the job is another's by now, or the store fails. */
  run<Payload>(handler: JobHandler<Payload>, payload: Payload): Promise<StoredJob | null> {
    const ended = this.#run(handler, payload)
    this.#ended = ended
    return ended
  }

  async #run<Payload>(handler: JobHandler<Payload>, payload: Payload): Promise<StoredJob | null> {
    const { clock, metrics } = this.#world
    const start = performance.now()
    const outcome = await this.#attempt(handler, payload)
    const seconds = (performance.now() - start) / 1_000
    metrics.observe("job_seconds", { kind: this.#job.kind, outcome: nameOf(outcome) }, seconds)
    try {
      const { store } = this.#world
      return await store.settle(this.#claim, outcome, { at: clock(), ...this.#reached() })
    } catch (error) {
      this.#world.onError(error, this.#job)
      return null
    }
  }

  async #attempt<Payload>(handler: JobHandler<Payload>, payload: Payload): Promise<JobOutcome> {
    const { clock, random, onError } = this.#world
    try {
      await handler(payload, {
        signal: this.#controller.signal,
        progress: (fraction, text) => {
          this.#progress = Math.min(1, Math.max(0, fraction))
          this.#progressText = text
          this.#isAhead = true
        },
      })
      return { state: "succeeded" }
    } catch (error) {
      const stop = this.#stop === "lost" ? null : this.#stop
      if (this.#stop === null && !isExpected(error)) onError(error, this.#job)
      return attemptOutcome(error, this.#job, { stop, now: clock(), random })
    }
  }

  /** Extends the lease and stores how far it is; stops it when someone else wants it stopped. */
  async hold(leaseUntil: Instant): Promise<StoredJob | null> {
    this.#isAhead = false
    const job = await this.#world.store.renew(this.#claim, { leaseUntil, ...this.#reached() })
    if (job === null) {
      this.stop("lost")
      return null
    }
    this.#leaseUntil = leaseUntil
    if (job.cancelRequested) this.stop("cancelled")
    return job
  }

  #reached(): { progress: number; progressText: string | null } {
    return { progress: this.#progress, progressText: this.#progressText }
  }
}

/** The outcome as a label. */
function nameOf(outcome: JobOutcome): string {
  if (outcome.state !== "waiting") return outcome.state
  return outcome.postponed ? "postponed" : "retried"
}
