/**
 * Refreshes prices by a job until it is killed: `node test/crash-prices-process.ts DIRECTORY ADDRESS NOW work`; with `drain` it
 * adds no job and ends when all are done. It tells of every price that it could show from then on: `{ instrument, day, close }`.
 */
import { writeSync } from "node:fs"
import { EmbeddedJobQueue } from "../src/jobs/embedded-job-queue.ts"
import { priceJobHandlers } from "../src/jobs/price-job-handlers.ts"
import { newId } from "../src/new-id.ts"
import type { ServerEvent } from "../src/operations/events-port.ts"
import type { PriceJobs } from "../src/operations/jobs-port.ts"
import { openStore } from "../src/store/sqlite/open-store.ts"
import { RecordedMetrics } from "./market-data-world.ts"
import { startPrices } from "./market-data/prices-process.ts"

const [directory = "", address = "", now = "", mode = ""] = process.argv.slice(2)
/** Time flies, so that requests that wait for a token do not keep anyone. */
const speed = 200

const started = performance.now()
const clock = () => Math.floor(Number(now) + (performance.now() - started) * speed)
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms / speed))
const tell = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)
const fail = (error: unknown) => {
  throw error
}

const store = await openStore(directory)
const metrics = new RecordedMetrics()
let telling = Promise.resolve()
const events = {
  publish(_owner: string | null, event: ServerEvent) {
    if (event.type === "freshness") telling = telling.then(() => tellOf(event.instruments))
  },
}
const { context } = startPrices({
  store,
  address: new URL(address),
  clock,
  sleep,
  metrics,
  events,
  newId,
  processId: newId(),
})
const jobs = new EmbeddedJobQueue<PriceJobs>(
  {
    store: store.jobs,
    clock,
    random: Math.random,
    newId,
    sessions: { nextOpen: () => null, nextReady: () => null },
    events,
    metrics: { observe() {} },
    processId: newId(),
    onError: fail,
  },
  { concurrency: 2, pollMs: 5, leaseMs: 30 * 60_000, graceMs: 0 },
)

/** What is said of prices is read from the store: it is what a page would be shown after a restart. */
async function tellOf(instruments: readonly string[]): Promise<void> {
  const { series } = await store.prices.readCloses(instruments, null)
  for (const [instrument, { days, close }] of series) {
    tell({ instrument, day: days.at(-1), close: close.at(-1) })
  }
}

if (mode === "work") {
  const payload = { instruments: null, market: null, priority: 1 } as const
  await jobs.enqueue("refresh-prices", {
    owner: null,
    payload,
    priority: 1,
    dedupeKey: null,
    maxAttempts: 1_000,
  })
}
jobs.start(
  priceJobHandlers({
    ...context,
    jobs,
    sessions: { nextOpen: () => null, nextReady: () => null },
    jitterMs: 0,
  }),
  [],
)
for (;;) {
  const { waiting, running } = await jobs.counts()
  if (waiting + running === 0) {
    await telling
    process.exit(0)
  }
  await sleep(1_000)
}
