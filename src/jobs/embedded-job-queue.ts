import { describeJob } from "../operations/describe-job.ts"
import type {
  Backoff,
  Job,
  JobHandlers,
  JobPage,
  JobQueue,
  JobState,
  NewJob,
  ScheduleEntry,
  StoredJob,
} from "../operations/jobs-port.ts"
import type { Instant } from "../operations/market-data-port.ts"
import type { OwnerId } from "../operations/ports.ts"
import { nextMoment } from "./next-moment.ts"
import type { QueueLimits, QueueWorld } from "./queue-world.ts"
import { RunningJob } from "./running-job.ts"
import { Turns } from "./turns.ts"

const defaults = {
  maxAttempts: 5,
  backoff: { baseMs: 10_000, capMs: 3_600_000 } satisfies Backoff,
}

/**
 * A queue in this process, kept in the store. It takes jobs from `start` to `close`; before and after, it still keeps them.
 * The process holds each job that it runs under a lease, so that another takes the job up when this one is gone.
 */
export class EmbeddedJobQueue<Payloads extends object> implements JobQueue<Payloads> {
  readonly #world: QueueWorld
  readonly #limits: QueueLimits
  readonly #turns: Turns
  readonly #running = new Set<RunningJob>()
  #handlers: JobHandlers<Payloads> | null = null
  #schedule: readonly ScheduleEntry<Payloads>[] = []
  /** Whether an entry of the schedule may be without a job. */
  #mustPlan = true

  constructor(world: QueueWorld, limits: QueueLimits) {
    this.#world = world
    this.#limits = limits
    this.#turns = new Turns({
      turn: () => this.#turn(),
      everyMs: limits.pollMs,
      onError: (error) => world.onError(error, null),
    })
  }

  start(handlers: JobHandlers<Payloads>, schedule: readonly ScheduleEntry<Payloads>[]): void {
    this.#handlers = handlers
    this.#schedule = schedule
    this.#turns.wake()
  }

  /** Stops what runs, which will run again from the start, and resolves when it has stopped or the grace is over. */
  async close(): Promise<void> {
    await this.#turns.stop()
    for (const running of this.#running) running.stop("stopping")
    let timer: NodeJS.Timeout | undefined
    const grace = new Promise((resolve) => {
      timer = setTimeout(resolve, this.#limits.graceMs)
    })
    await Promise.race([grace, Promise.all([...this.#running].map(({ ended }) => ended))])
    clearTimeout(timer)
  }

  async enqueue<Kind extends keyof Payloads & string>(
    kind: Kind,
    job: NewJob<Payloads[Kind]>,
  ): Promise<{ readonly id: string; readonly joined: boolean }> {
    const { store, clock, newId } = this.#world
    const now = clock()
    const { owner, payload, priority, dedupeKey, runAt = now } = job
    const { maxAttempts = defaults.maxAttempts, backoff = defaults.backoff } = job
    const added = await store.add({
      id: newId(),
      owner,
      kind,
      payload,
      dedupeKey,
      priority,
      state: "waiting",
      runAt,
      attempts: 0,
      maxAttempts,
      backoff,
      progress: 0,
      progressText: null,
      error: null,
      cancelRequested: false,
      createdAt: now,
      startedAt: null,
      finishedAt: null,
    })
    this.#changed(added.job)
    return { id: added.job.id, joined: added.joined }
  }

  find(owner: OwnerId, id: string): Promise<Job | null> {
    return this.#world.store.find(owner, id)
  }

  list(owner: OwnerId, page: JobPage): Promise<Job[]> {
    return this.#world.store.list(owner, page)
  }

  counts(): Promise<Readonly<Record<JobState, number>>> {
    return this.#world.store.counts()
  }

  dropEndedBefore(at: Instant): Promise<number> {
    return this.#world.store.dropEndedBefore(at)
  }

  async cancel(owner: OwnerId, id: string): Promise<Job | null> {
    const job = await this.#world.store.requestCancel(owner, id, this.#world.clock())
    if (job === null) return null
    for (const running of this.#running) if (running.id === id) running.stop("cancelled")
    this.#changed(job)
    return job
  }

  async retry(owner: OwnerId, id: string): Promise<Job | null> {
    const job = await this.#world.store.restart(owner, id, this.#world.clock())
    if (job !== null) this.#changed(job)
    return job
  }

  async #turn(): Promise<void> {
    if (this.#handlers === null) return
    for (const running of this.#running) await this.#hold(running)
    const { store, clock } = this.#world
    for (const job of await store.releaseExpired(
      clock(),
      [...this.#running].map(({ id }) => id),
    ))
      this.#changed(job)
    if (this.#mustPlan) {
      this.#mustPlan = false
      try {
        await this.#plan()
      } catch (error) {
        this.#mustPlan = true
        throw error
      }
    }
    while (this.#running.size < this.#limits.concurrency) {
      const now = clock()
      const leaseUntil = now + this.#limits.leaseMs
      const kinds = Object.keys(this.#handlers)
      const job = await store.claim({ kinds, holder: this.#world.processId, now, leaseUntil })
      if (job === null) return
      void this.#run(job, this.#handlers, leaseUntil)
    }
  }

  async #run(job: StoredJob, handlers: JobHandlers<Payloads>, leaseUntil: Instant): Promise<void> {
    const running = new RunningJob(job, leaseUntil, this.#world)
    this.#running.add(running)
    this.#changed(job)
    const kind = job.kind as keyof Payloads
    const settled = await running.run(handlers[kind], job.payload as Payloads[typeof kind])
    this.#running.delete(running)
    if (settled !== null) this.#changed(settled)
    this.#turns.wake()
  }

  async #hold(running: RunningJob): Promise<void> {
    const now = this.#world.clock()
    const isEnding = running.leaseUntil - now < this.#limits.leaseMs / 2
    if (!isEnding && !running.isAhead) return
    const job = await running.hold(now + this.#limits.leaseMs)
    if (job !== null) this.#tell(job)
  }

  /** Sees to it that each entry of the schedule has a job that has not ended. */
  async #plan(): Promise<void> {
    const { store, clock } = this.#world
    for (const { name, kind, payload, priority, when } of this.#schedule) {
      const dedupeKey = `schedule ${name}`
      const latest = await store.latestOf(dedupeKey)
      if (latest !== null && latest.finishedAt === null) continue
      const isFirst = latest === null && when.rule === "every"
      // After the moment it was last planned for, too: one that was cancelled ahead of its time is not planned again.
      const after = Math.max(clock(), latest?.runAt ?? 0)
      const runAt = isFirst ? clock() : nextMoment(when, after, this.#world)
      if (runAt !== null) await this.enqueue(kind, { owner: null, payload, priority, dedupeKey, runAt })
    }
  }

  #changed(job: StoredJob): void {
    this.#tell(job)
    if (job.finishedAt !== null) this.#mustPlan = true
    if (job.state !== "running") this.#turns.wake()
  }

  #tell(job: StoredJob): void {
    this.#world.events.publish(job.owner, { type: "progress", job: describeJob(job) })
  }
}
