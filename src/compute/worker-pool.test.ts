import { Worker } from "node:worker_threads"
import { afterEach, describe, expect, it } from "vitest"
import type { AllCompute } from "./task-table.ts"
import { computeBy } from "./task-table.ts"
import { WorkerPool } from "./worker-pool.ts"

const fixture = new URL("./worker.fixture.ts", import.meta.url)

let pool: WorkerPool
let started = 0
function poolOf(options: { size: number; idleMs?: number }): AllCompute {
  started = 0
  pool = new WorkerPool({
    size: options.size,
    idleMs: options.idleMs ?? 60_000,
    start: () => {
      started += 1
      return new Worker(fixture)
    },
  })
  return computeBy(["openSource", "readFiles"], (name, inputs) => pool.run(name, inputs))
}
afterEach(() => pool.close())

/** What the fixture does with the bytes of `openSource` is said by the first: see worker.fixture.ts. */
const say = { echo: 0, fail: 1, die: 2, sleep: 3, thread: 4 } as const
const bytes = (...values: number[]) => Uint8Array.from(values)

describe("the worker pool", () => {
  it("runs tasks in other threads, at most as many as it may, and starts none without need", async () => {
    const compute = poolOf({ size: 2 })
    expect(started).toBe(0)
    expect(await compute.openSource(bytes(say.echo, 7))).toEqual(bytes(say.echo, 7))
    expect(started).toBe(1)
    const threads = await Promise.all(
      Array.from({ length: 6 }, () =>
        compute.openSource(bytes(say.sleep, 20)).then(() => compute.openSource(bytes(say.thread))),
      ),
    )
    expect(started).toBe(2)
    expect(new Set(threads.map(([id]) => id)).size).toBeLessThanOrEqual(2)
  })

  it("gives the answers to those who asked, whatever order they come in", async () => {
    const compute = poolOf({ size: 3 })
    const asked = [30, 1, 15, 2, 8]
    const answers = await Promise.all(asked.map((time) => compute.openSource(bytes(say.sleep, time))))
    expect(answers.map(([, time]) => time)).toEqual(asked)
  })

  it("passes on a failure of the task, with its sentence", async () => {
    const compute = poolOf({ size: 1 })
    await expect(compute.openSource(bytes(say.fail))).rejects.toThrow("the task failed")
    expect(await compute.openSource(bytes(say.echo))).toEqual(bytes(say.echo))
    expect(started).toBe(1)
  })

  it("builds an unreadable file's error again, so that it is told apart", async () => {
    const compute = poolOf({ size: 1 })
    const refused = compute.readFiles([{ name: "log.csv", bytes: bytes() }], {})
    await expect(refused).rejects.toMatchObject({
      name: "UnreadableFile",
      code: "no-rows",
      file: "log.csv",
      line: 1,
    })
  })

  it("fails the task of a thread that dies, and no other: the next one gets a new thread", async () => {
    const compute = poolOf({ size: 1 })
    const [died, after] = await Promise.allSettled([
      compute.openSource(bytes(say.die)),
      compute.openSource(bytes(say.echo, 9)),
    ])
    expect(died).toMatchObject({
      status: "rejected",
      reason: { message: "a worker thread ended with status 3" },
    })
    expect(after).toMatchObject({ status: "fulfilled", value: bytes(say.echo, 9) })
    expect(started).toBe(2)
  })

  it("ends a thread that had nothing to do for a while", async () => {
    const compute = poolOf({ size: 1, idleMs: 10 })
    await compute.openSource(bytes(say.echo))
    await new Promise((resolve) => setTimeout(resolve, 100))
    await compute.openSource(bytes(say.echo))
    expect(started).toBe(2)
  })

  it("fails what is under way and what waits when it is closed", async () => {
    const compute = poolOf({ size: 1 })
    const outcomes = Promise.allSettled([
      compute.openSource(bytes(say.sleep, 250)),
      compute.openSource(bytes(say.echo)),
    ])
    await pool.close()
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: "rejected", reason: { code: "pool-closed" } })
    }
    await expect(compute.openSource(bytes(say.echo))).rejects.toMatchObject({ code: "pool-closed" })
  })

  it("says what cannot be sent, and goes on", async () => {
    const compute = poolOf({ size: 1 })
    const unsendable = { name: "log.csv", bytes: bytes(), callback: () => {} }
    await expect(compute.readFiles([unsendable], {})).rejects.toThrow(/could not be cloned/)
    expect(await compute.openSource(bytes(say.echo))).toEqual(bytes(say.echo))
  })
})
