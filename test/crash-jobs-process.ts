/**
 * Adds jobs and runs them without end until it is killed: `node test/crash-jobs-process.ts DIRECTORY add`; with `drain` it adds
 * none and ends when all are done. Every line it writes tells of something that has happened for good: `{ added }`, `{ began }` or
 * `{ ended }`, each with the id of a job.
 */
import { writeSync } from "node:fs"
import { MemoryEventFeed } from "../src/events/memory-event-feed.ts"
import { EmbeddedJobQueue } from "../src/jobs/embedded-job-queue.ts"
import { newId } from "../src/new-id.ts"
import { openStore } from "../src/store/sqlite/open-store.ts"

const [directory = "", mode = ""] = process.argv.slice(2)

// A write to a pipe is over when writeSync returns, so a line that was read was written before the kill.
const tell = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)

const events = new MemoryEventFeed({ processId: "crash", capacity: 1 })
events.subscribe("ann", null, (event) => {
  if (event.type !== "progress") return
  const { id, state } = event.job
  if (state === "running") tell({ began: id })
  if (state === "succeeded") tell({ ended: id })
})
const { jobs } = await openStore(directory)
const queue = new EmbeddedJobQueue<{ work: null }>(
  {
    store: jobs,
    clock: Date.now,
    random: Math.random,
    newId,
    sessions: { nextOpen: () => null, nextReady: () => null },
    events,
    metrics: { observe() {} },
    processId: newId(),
    onError: (error) => {
      throw error
    },
  },
  { concurrency: 3, pollMs: 10, leaseMs: 150, graceMs: 0 },
)
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
queue.start({ work: () => pause(Math.random() * 15) }, [])
for (;;) {
  if (mode === "drain") {
    const { waiting, running } = await queue.counts()
    if (waiting + running === 0) process.exit(0)
  } else {
    const job = { owner: "ann", payload: null, priority: 3, dedupeKey: null, maxAttempts: 1_000 } as const
    tell({ added: (await queue.enqueue("work", job)).id })
  }
  await pause(Math.random() * 6)
}
