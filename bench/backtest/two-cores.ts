import { once } from "node:events"
import { Worker } from "node:worker_threads"

/** Divisions and sums over a few pages, some thirty milliseconds of them. */
const work = `
  const { parentPort } = require("node:worker_threads")
  const values = new Float64Array(2048).fill(1.5)
  parentPort.on("message", (times) => {
    let sum = 0
    for (let time = 0; time < times; time++) for (let i = 0; i < values.length; i++) sum += values[i] / (1 + i)
    parentPort.postMessage(sum)
  })`
const TIMES = 10_000

/** What two threads that share nothing do on this machine: two cores may be two threads of one, or busy with something else. */
export type TwoCores = {
  /** The work in so many threads at once. */
  run(threads: 1 | 2): Promise<void>
  close(): Promise<void>
}

export function twoCores(): TwoCores {
  const workers = [1, 2].map(() => new Worker(work, { eval: true }))
  return {
    async run(threads) {
      await Promise.all(
        workers.slice(0, threads).map((worker) => {
          worker.postMessage(TIMES, [])
          return once(worker, "message")
        }),
      )
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}
