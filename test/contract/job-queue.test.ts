import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import {
  type JobHandler,
  JobPostponed,
  type JobState,
  type NewJob,
  type ScheduleEntry,
  type ScheduleRule,
} from "../../src/operations/jobs-port.ts"
import { OperationError } from "../../src/operations/operation-error.ts"
import { jobQueueAdapters, type JobWorld, LEASE_MS, type TestPayloads, type TestQueue } from "./job-queues.ts"

type Note = TestPayloads["note"]

class PricesUnavailable extends OperationError {
  readonly code = "prices-unavailable"
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Long enough for a queue to have looked at its jobs several times. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 25))

/** A promise and what settles it. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

describe.each(jobQueueAdapters)("a job queue on $name", (adapter) => {
  let world: JobWorld
  let newQueue: (options?: { concurrency?: number; graceMs?: number }) => TestQueue
  let remove: () => Promise<void>
  let queue: TestQueue
  beforeEach(async () => {
    const opened = await adapter.open()
    ;({ world, remove } = opened)
    newQueue = opened.queue
    queue = newQueue()
  })
  afterEach(() => remove())

  async function add(text: string, over: Partial<NewJob<Note>> = {}): Promise<string> {
    const job = { owner: "ann", payload: { text }, priority: 3, dedupeKey: null, ...over } as const
    return (await queue.enqueue("note", job)).id
  }

  async function job(id: string, owner = "ann") {
    const found = await queue.find(owner, id)
    if (found === null) throw new Error(`there is no job ${id}`)
    return found
  }

  const reaches = (id: string, state: JobState) =>
    vi.waitFor(async () => expect((await job(id)).state).toBe(state), { interval: 2 })

  /** A handler that keeps what it was told. */
  function recorder() {
    const ran: string[] = []
    const note: JobHandler<Note> = async ({ text }) => {
      ran.push(text)
    }
    return { ran, note }
  }

  describe("running", () => {
    it("hands a job its payload and says when it began and ended", async () => {
      const { ran, note } = recorder()
      const id = await add("hello")
      expect(await job(id)).toMatchObject({ state: "waiting", attempts: 0, createdAt: world.now })
      queue.start({ note })
      await reaches(id, "succeeded")
      expect(ran).toEqual(["hello"])
      expect(await job(id)).toMatchObject({
        attempts: 1,
        progress: 1,
        error: null,
        startedAt: world.now,
        finishedAt: world.now,
      })
    })

    it("takes the most urgent first, and within a priority the one that is due first", async () => {
      const { ran, note } = recorder()
      queue = newQueue({ concurrency: 1 })
      await add("later", { priority: 3, runAt: world.now - 1 })
      await add("sooner", { priority: 3, runAt: world.now - 2 })
      await add("checks", { priority: 6, runAt: world.now - 9 })
      const last = await add("user", { priority: 0 })
      queue.start({ note })
      await reaches(last, "succeeded")
      await vi.waitFor(() => expect(ran).toEqual(["user", "sooner", "later", "checks"]))
    })

    it("leaves a job until it is due", async () => {
      const { ran, note } = recorder()
      const id = await add("at noon", { runAt: world.now + HOUR })
      queue.start({ note })
      await aWhile()
      expect(ran).toEqual([])
      world.now += HOUR
      await reaches(id, "succeeded")
    })

    it("runs no more at a time than it may", async () => {
      let running = 0
      let most = 0
      const note = async () => {
        most = Math.max(most, ++running)
        await new Promise((resolve) => setTimeout(resolve, 2))
        running -= 1
      }
      queue = newQueue({ concurrency: 3 })
      for (let index = 0; index < 12; index++) await add(String(index))
      queue.start({ note })
      await vi.waitFor(async () => expect((await queue.counts()).succeeded).toBe(12))
      expect(most).toBe(3)
    })

    it("leaves jobs of a kind that it does not know to others", async () => {
      const id = (
        await queue.enqueue("unheard-of" as "other", {
          owner: "ann",
          payload: null,
          priority: 0,
          dedupeKey: null,
        })
      ).id
      queue.start({})
      await aWhile()
      expect(await job(id)).toMatchObject({ state: "waiting", attempts: 0 })
    })
  })

  describe("equal work", () => {
    it("is joined while it waits, and made as urgent and as early as the most urgent asks", async () => {
      const key = { dedupeKey: "refresh p1" }
      const id = await add("first", { ...key, priority: 5, runAt: world.now + HOUR })
      expect(await add("second", { ...key, priority: 0, runAt: world.now })).toBe(id)
      expect(await job(id)).toMatchObject({ priority: 0, runAt: world.now })
      expect(await add("third", { ...key, priority: 6, runAt: world.now + 2 * HOUR })).toBe(id)
      expect(await job(id)).toMatchObject({ priority: 0, runAt: world.now })
      expect(await add("of no one else", { dedupeKey: null })).not.toBe(id)
    })

    it("is joined while it runs, and done again once it has ended", async () => {
      const { opened, open } = gate()
      queue.start({ note: () => opened })
      const id = await add("first", { dedupeKey: "once" })
      await reaches(id, "running")
      expect(await add("second", { dedupeKey: "once" })).toBe(id)
      open()
      await reaches(id, "succeeded")
      expect(await add("third", { dedupeKey: "once" })).not.toBe(id)
    })

    it("is added once by many at the same moment", async () => {
      const ids = await Promise.all(Array.from({ length: 20 }, () => add("same", { dedupeKey: "same" })))
      expect(new Set(ids).size).toBe(1)
    })
  })

  describe("a failure", () => {
    it("is tried again after a random pause that doubles up to its cap, then given up", async () => {
      const backoff = { baseMs: 10 * SECOND, capMs: 30 * SECOND }
      const id = await add("x", { maxAttempts: 4, backoff })
      queue.start({ note: () => Promise.reject(new PricesUnavailable("no prices of ABC")) })
      // random is one half: 10 s, 20 s and 40 s, capped at 30 s, make 5, 10 and 15 s.
      for (const [attempts, pause] of [
        [1, 5],
        [2, 10],
        [3, 15],
      ] as const) {
        await vi.waitFor(async () =>
          expect(await job(id)).toMatchObject({
            state: "waiting",
            attempts,
            error: "no prices of ABC",
            runAt: world.now + pause * SECOND,
          }),
        )
        world.now += pause * SECOND
      }
      await reaches(id, "failed")
      expect(await job(id)).toMatchObject({ attempts: 4, error: "no prices of ABC", finishedAt: world.now })
      expect(world.errors).toEqual([])
    })

    it("is forgotten when a later attempt succeeds", async () => {
      let attempts = 0
      queue.start({
        async note() {
          attempts += 1
          if (attempts === 1) throw new PricesUnavailable("not yet")
        },
      })
      const id = await add("x")
      await vi.waitFor(async () => expect((await job(id)).error).toBe("not yet"))
      world.now += HOUR
      await reaches(id, "succeeded")
      expect(await job(id)).toMatchObject({ attempts: 2, error: null })
    })

    it("that no one expected shows nothing of itself, and goes to the log", async () => {
      queue.start({ note: () => Promise.reject(new Error("/home/ann/secret: permission denied")) })
      const id = await add("x", { maxAttempts: 1 })
      await reaches(id, "failed")
      expect((await job(id)).error).toBe("something went wrong here; the log has it under the job's id")
      expect(world.errors).toEqual(["note: /home/ann/secret: permission denied"])
    })

    it("by which a handler only asks for a later moment costs no attempt", async () => {
      const opensAt = world.now + HOUR
      queue.start({
        async note() {
          if (world.now < opensAt) throw new JobPostponed(opensAt, "the breaker of yahoo is open")
        },
      })
      const id = await add("x", { maxAttempts: 1 })
      await vi.waitFor(async () =>
        expect(await job(id)).toMatchObject({
          state: "waiting",
          attempts: 0,
          runAt: opensAt,
          error: "the breaker of yahoo is open",
        }),
      )
      world.now = opensAt
      await reaches(id, "succeeded")
    })

    it("can be tried again by hand, with all attempts", async () => {
      const { ran, note } = recorder()
      let isBroken = true
      queue.start({
        async note(payload, run) {
          if (isBroken) throw new PricesUnavailable("no")
          await note(payload, run)
        },
      })
      const id = await add("x", { maxAttempts: 1, dedupeKey: "x" })
      await reaches(id, "failed")
      isBroken = false
      expect(await queue.retry("ann", id)).toMatchObject({ id, state: "waiting", attempts: 0, error: null })
      await reaches(id, "succeeded")
      expect(ran).toEqual(["x"])
      expect(await queue.retry("ann", id)).toBeNull()
      expect(await queue.retry("ann", "none")).toBeNull()
    })

    it("tried again by hand while its work is under way anew joins that", async () => {
      queue.start({ note: () => Promise.reject(new PricesUnavailable("no")) })
      const failed = await add("x", { maxAttempts: 1, dedupeKey: "x" })
      await reaches(failed, "failed")
      const waiting = await add("x", { dedupeKey: "x", runAt: world.now + HOUR })
      expect(await queue.retry("ann", failed)).toMatchObject({ id: waiting })
    })
  })

  describe("progress", () => {
    it("is seen by all who may see the job, and told as it happens", async () => {
      const { opened, open } = gate()
      const told: (readonly [number, string | null])[] = []
      world.events.subscribe("ann", null, (event) => {
        if (event.type === "progress") told.push([event.job.progress, event.job.progressText])
      })
      queue.start({
        async note(_, { progress }) {
          progress(0.25, "5 of 20 symbols")
          await opened
          progress(7, "more than all")
          throw new PricesUnavailable("at the end")
        },
      })
      const id = await add("x", { maxAttempts: 1 })
      await vi.waitFor(async () =>
        expect(await job(id)).toMatchObject({ progress: 0.25, progressText: "5 of 20 symbols" }),
      )
      expect(told).toContainEqual([0.25, "5 of 20 symbols"])
      open()
      await reaches(id, "failed")
      expect(await job(id)).toMatchObject({ progress: 1, progressText: "more than all" })
      expect(told.at(-1)).toEqual([1, "more than all"])
    })
  })

  describe("cancelling", () => {
    it("ends a job that waits, which then never runs", async () => {
      const { ran, note } = recorder()
      const id = await add("x")
      expect(await queue.cancel("ann", id)).toMatchObject({ state: "cancelled", finishedAt: world.now })
      queue.start({ note })
      await aWhile()
      expect(ran).toEqual([])
      expect(await queue.cancel("ann", "none")).toBeNull()
    })

    it("asks a job that runs to stop, and it is cancelled once it has", async () => {
      queue.start({
        note: (_, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener("abort", () => reject(new Error("stopped half way")))
          }),
      })
      const id = await add("x")
      await reaches(id, "running")
      expect(await queue.cancel("ann", id)).toMatchObject({ state: "running", cancelRequested: true })
      await reaches(id, "cancelled")
      expect(world.errors).toEqual([])
    })

    it("comes too late for a handler that is done all the same", async () => {
      const { opened, open } = gate()
      queue.start({ note: () => opened })
      const id = await add("x")
      await reaches(id, "running")
      await queue.cancel("ann", id)
      open()
      await reaches(id, "succeeded")
      expect(await queue.cancel("ann", id)).toMatchObject({ state: "succeeded" })
    })

    it("reaches a job that another process runs", async () => {
      const other = newQueue()
      other.start({
        note: (_, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener("abort", () => reject(new Error("stopped")))
          }),
      })
      const id = await add("x")
      await reaches(id, "running")
      await queue.cancel("ann", id)
      world.now += LEASE_MS * 0.6 // so that the other one has to answer for it
      await reaches(id, "cancelled")
      expect(await job(id)).toMatchObject({ cancelRequested: true, attempts: 1 })
    })
  })

  describe("a process that is gone", () => {
    /** Leaves a job as a killed process does: running, held by no one who would answer. */
    async function abandon(id: string) {
      const gone = newQueue({ graceMs: 0 })
      const { opened, open } = gate()
      gone.start({ note: () => opened })
      await reaches(id, "running")
      await gone.close()
      return open
    }

    it("loses its jobs to another once their leases are over, not before", async () => {
      const { ran, note } = recorder()
      const id = await add("x")
      const wakeUp = await abandon(id)
      queue.start({ note })
      world.now += LEASE_MS - 1
      await aWhile()
      expect(ran).toEqual([])
      world.now += 1
      await reaches(id, "succeeded")
      expect(ran).toEqual(["x"])
      expect(await job(id)).toMatchObject({ attempts: 2 })
      wakeUp() // the first one ends after all: nothing it says counts any more
      await aWhile()
      expect(await job(id)).toMatchObject({ state: "succeeded", attempts: 2 })
    })

    it("has used up an attempt, so that a job that kills its process is given up", async () => {
      const id = await add("x", { maxAttempts: 1 })
      await abandon(id)
      world.now += LEASE_MS
      queue.start({})
      await reaches(id, "failed")
      expect((await job(id)).error).toBe("the process that ran it ended before it did")
    })

    it("leaves a job that was to be cancelled to be cancelled", async () => {
      const { ran, note } = recorder()
      const id = await add("x")
      await abandon(id)
      await queue.cancel("ann", id)
      world.now += LEASE_MS
      queue.start({ note })
      await reaches(id, "cancelled")
      expect(ran).toEqual([])
    })

    it("is not one that slept with the whole machine", async () => {
      const { opened, open } = gate()
      let runs = 0
      queue.start({
        note: () => {
          runs += 1
          return opened
        },
      })
      const id = await add("x")
      await reaches(id, "running")
      world.now += 8 * HOUR
      await aWhile()
      open()
      await reaches(id, "succeeded")
      expect(runs).toBe(1)
    })
  })

  describe("closing", () => {
    it("stops what runs, to be run again from the start without the loss of an attempt", async () => {
      queue.start({
        note: (_, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener("abort", () => reject(new Error("stopped")))
          }),
      })
      const id = await add("x", { maxAttempts: 1 })
      await reaches(id, "running")
      await queue.close()
      expect(await job(id)).toMatchObject({ state: "waiting", attempts: 0, error: null })
      expect(world.errors).toEqual([])
      newQueue().start({})
      await reaches(id, "succeeded")
    })
  })

  describe("owners", () => {
    it("see and change what is theirs and the installation's", async () => {
      const anns = await add("ann's")
      const bobs = await add("bob's", { owner: "bob" })
      const ours = await add("the installation's", { owner: null })
      const page = { states: null, limit: 10, after: null }
      expect((await queue.list("ann", page)).map(({ id }) => id)).toEqual([ours, anns])
      expect(await queue.find("ann", bobs)).toBeNull()
      expect(await queue.cancel("ann", bobs)).toBeNull()
      expect((await job(bobs, "bob")).state).toBe("waiting")
      expect(await queue.cancel("bob", bobs)).toMatchObject({ state: "cancelled" })
      expect(await queue.retry("ann", bobs)).toBeNull()
      expect(await queue.cancel("ann", ours)).toMatchObject({ state: "cancelled" })
    })
  })

  describe("the list", () => {
    it("comes newest first in pages, of the states asked for", async () => {
      const ids: string[] = []
      for (let index = 0; index < 5; index++) ids.unshift(await add(String(index)))
      await queue.cancel("ann", ids[1])
      const list = async (over: object) =>
        (await queue.list("ann", { states: null, limit: 2, after: null, ...over })).map(({ id }) => id)
      expect(await list({})).toEqual(ids.slice(0, 2))
      expect(await list({ after: ids[1] })).toEqual(ids.slice(2, 4))
      expect(await list({ after: ids[3] })).toEqual(ids.slice(4))
      expect(await list({ states: ["cancelled"] })).toEqual([ids[1]])
      expect(await queue.counts()).toEqual({
        waiting: 4,
        running: 0,
        succeeded: 0,
        failed: 0,
        cancelled: 1,
      })
    })

    it("forgets what ended before a moment, and nothing else", async () => {
      const old = await add("old")
      await queue.cancel("ann", old)
      world.now += HOUR
      const young = await add("young")
      await queue.cancel("ann", young)
      await add("waiting")
      expect(await queue.dropEndedBefore(world.now)).toBe(1)
      expect(await queue.find("ann", old)).toBeNull()
      expect(await queue.find("ann", young)).not.toBeNull()
      expect((await queue.counts()).waiting).toBe(1)
    })
  })

  describe("a schedule", () => {
    const entry = (when: ScheduleRule): ScheduleEntry<TestPayloads> => ({
      name: "the entry",
      kind: "note",
      payload: { text: "again" },
      priority: 5,
      when,
    })
    const hourly = entry({ rule: "every", minutes: 60 })

    /** The one job of the entry that has not ended. */
    const next = () =>
      vi.waitFor(
        async () => {
          const [found, ...others] = await queue.list("ann", { states: ["waiting"], limit: 10, after: null })
          expect(found).toBeDefined()
          expect(others).toEqual([])
          return found
        },
        { interval: 2 },
      )

    it("of so many minutes runs at the first start and so long after each run", async () => {
      const { ran, note } = recorder()
      queue.start({ note }, [hourly])
      await vi.waitFor(() => expect(ran).toHaveLength(1))
      expect((await next()).runAt).toBe(world.now + HOUR)
      world.now += HOUR
      await vi.waitFor(() => expect(ran).toHaveLength(2))
      expect((await next()).runAt).toBe(world.now + HOUR)
    })

    it("goes on over restarts: nothing twice, and what was missed once", async () => {
      const { ran, note } = recorder()
      queue.start({ note }, [hourly])
      await vi.waitFor(() => expect(ran).toHaveLength(1))
      await next()
      await queue.close()
      queue = newQueue()
      queue.start({ note }, [hourly])
      await aWhile()
      expect(ran).toHaveLength(1)
      await queue.close()
      world.now += 30 * HOUR
      queue = newQueue()
      queue.start({ note }, [hourly])
      await vi.waitFor(() => expect(ran).toHaveLength(2))
      expect((await next()).runAt).toBe(world.now + HOUR)
      expect(ran).toHaveLength(2)
    })

    it("is planned once by two processes", async () => {
      const other = newQueue()
      const late = entry({ rule: "before-open", exchange: "XNYS", minutes: 10 })
      world.sessions = { ...world.sessions, nextOpen: () => world.now + 5 * HOUR }
      queue.start({}, [late])
      other.start({}, [late])
      await aWhile()
      expect((await next()).runAt).toBe(world.now + 5 * HOUR - 10 * MINUTE)
    })

    it("before an opening runs that long before each", async () => {
      const { ran, note } = recorder()
      const opens = [3, 27, 51].map((hours) => world.now + hours * HOUR)
      world.sessions = {
        ...world.sessions,
        nextOpen: (exchange, after) =>
          exchange === "XLON" ? (opens.find((open) => open > after) ?? null) : null,
      }
      queue.start({ note }, [entry({ rule: "before-open", exchange: "XLON", minutes: 10 })])
      expect((await next()).runAt).toBe(opens[0] - 10 * MINUTE)
      world.now = opens[0] - 10 * MINUTE
      await vi.waitFor(() => expect(ran).toHaveLength(1))
      expect((await next()).runAt).toBe(opens[1] - 10 * MINUTE)
    })

    it("after a session runs once its prices are ready, and a random while later", async () => {
      const { ran, note } = recorder()
      const ready = [2, 26].map((hours) => world.now + hours * HOUR)
      world.sessions = {
        ...world.sessions,
        nextReady: (_, after) => ready.find((moment) => moment > after) ?? null,
      }
      const rule = { rule: "after-ready", exchange: "XNYS", delayMs: 2 * HOUR, jitterMs: 5 * MINUTE } as const
      queue.start({ note }, [entry(rule)])
      const first = ready[0] + 2 * HOUR + 2.5 * MINUTE
      expect((await next()).runAt).toBe(first)
      world.now = first
      await vi.waitFor(() => expect(ran).toHaveLength(1))
      expect((await next()).runAt).toBe(ready[1] + 2 * HOUR + 2.5 * MINUTE)
    })

    it("skips a run that was cancelled, and no more", async () => {
      const { ran, note } = recorder()
      const opens = [3, 27].map((hours) => world.now + hours * HOUR)
      world.sessions = {
        ...world.sessions,
        nextOpen: (_, after) => opens.find((open) => open > after) ?? null,
      }
      queue.start({ note }, [entry({ rule: "before-open", exchange: "XNYS", minutes: 10 })])
      const first = await next()
      await queue.cancel("ann", first.id)
      expect((await next()).runAt).toBe(opens[1] - 10 * MINUTE)
      expect(ran).toEqual([])
    })

    it("goes on after a run that failed", async () => {
      queue.start({ note: () => Promise.reject(new PricesUnavailable("no")) }, [hourly])
      for (const attempt of [1, 2, 3, 4]) {
        await vi.waitFor(async () => expect(await next()).toMatchObject({ attempts: attempt }))
        world.now += HOUR
      }
      await vi.waitFor(async () => expect((await queue.counts()).failed).toBe(1))
      expect((await next()).runAt).toBe(world.now + HOUR)
    })

    it("leaves out an exchange whose calendar does not reach", async () => {
      queue.start({}, [entry({ rule: "before-open", exchange: "XNYS", minutes: 10 })])
      await aWhile()
      expect(await queue.counts()).toMatchObject({ waiting: 0 })
      expect(world.errors).toEqual([])
    })
  })
})
