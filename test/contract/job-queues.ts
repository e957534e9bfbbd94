import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { MemoryEventFeed } from "../../src/events/memory-event-feed.ts"
import { EmbeddedJobQueue } from "../../src/jobs/embedded-job-queue.ts"
import type {
  Job,
  JobHandlers,
  JobQueue,
  ScheduleEntry,
  SessionMoments,
} from "../../src/operations/jobs-port.ts"
import { openStore } from "../../src/store/sqlite/open-store.ts"

/** Kinds of the contract's own jobs. */
export type TestPayloads = { note: { readonly text: string }; other: null }

/** What a contract decides: the time, the jitter, the exchanges. */
export type JobWorld = {
  now: number
  random: number
  sessions: SessionMoments
  readonly events: MemoryEventFeed
  /** Failures that no one expected, as their messages. */
  readonly errors: string[]
}

export type TestQueue = JobQueue<TestPayloads> & {
  start(handlers: Partial<JobHandlers<TestPayloads>>, schedule?: readonly ScheduleEntry<TestPayloads>[]): void
  close(): Promise<void>
}

export type JobQueueAdapter = {
  readonly name: string
  /** A place for jobs, and processes that share it. */
  readonly open: () => Promise<{
    readonly world: JobWorld
    readonly queue: (options?: { concurrency?: number; graceMs?: number }) => TestQueue
    readonly remove: () => Promise<void>
  }>
}

export const LEASE_MS = 60_000
const nothing = { note: async () => {}, other: async () => {} }

export const jobQueueAdapters: readonly JobQueueAdapter[] = [
  {
    name: "sqlite",
    async open() {
      const directory = mkdtempSync(join(tmpdir(), "foliant-jobs-"))
      const store = await openStore(directory)
      const world: JobWorld = {
        now: Date.UTC(2025, 5, 2, 12),
        random: 0.5,
        sessions: { nextOpen: () => null, nextReady: () => null },
        events: new MemoryEventFeed({ processId: "test", capacity: 1_000 }),
        errors: [],
      }
      const queues: TestQueue[] = []
      let ids = 0
      return {
        world,
        queue({ concurrency = 2, graceMs = 1_000 } = {}) {
          const queue = new EmbeddedJobQueue<TestPayloads>(
            {
              store: store.jobs,
              clock: () => world.now,
              random: () => world.random,
              newId: () => `job-${String(++ids).padStart(4, "0")}`,
              sessions: {
                nextOpen: (...of) => world.sessions.nextOpen(...of),
                nextReady: (...of) => world.sessions.nextReady(...of),
              },
              events: world.events,
              metrics: { observe() {} },
              processId: `process-${queues.length}`,
              onError: (error: unknown, job: Job | null) =>
                world.errors.push(`${job?.kind ?? "queue"}: ${error instanceof Error ? error.message : "?"}`),
            },
            { concurrency, pollMs: 3, leaseMs: LEASE_MS, graceMs },
          )
          const opened: TestQueue = {
            enqueue: (kind, job) => queue.enqueue(kind, job),
            find: (owner, id) => queue.find(owner, id),
            list: (owner, page) => queue.list(owner, page),
            cancel: (owner, id) => queue.cancel(owner, id),
            retry: (owner, id) => queue.retry(owner, id),
            counts: () => queue.counts(),
            dropEndedBefore: (at) => queue.dropEndedBefore(at),
            start: (handlers, schedule = []) => queue.start({ ...nothing, ...handlers }, schedule),
            close: () => queue.close(),
          }
          queues.push(opened)
          return opened
        },
        async remove() {
          await Promise.all(queues.map((queue) => queue.close()))
          await store.close()
          rmSync(directory, { recursive: true })
        },
      }
    },
  },
]
