import type { Worker } from "node:worker_threads"
import { errorOf, type TaskReply, type TaskRequest } from "./task-messages.ts"
import type { TaskName } from "./task-table.ts"

type Job = TaskRequest & {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/**
 * Threads that run tasks, one each at a time, in the order in which they were asked for. A thread starts when there is work
 * for it. One that dies fails its task and no other; the next task gets a new one.
 */
export class WorkerPool {
  readonly #size: number
  readonly #start: () => Worker
  readonly #waiting: Job[] = []
  readonly #idle: Worker[] = []
  readonly #busy = new Map<Worker, Job>()
  #closed = false

  constructor(options: { readonly size: number; readonly start: () => Worker }) {
    this.#size = options.size
    this.#start = options.start
  }

  run(name: TaskName, inputs: readonly unknown[]): Promise<unknown> {
    if (this.#closed) return Promise.reject(new PoolClosed())
    return new Promise((resolve, reject) => {
      this.#waiting.push({ name, inputs, resolve, reject })
      this.#assign()
    })
  }

  /** Stops every thread; what they were doing, and what waits, fails with `PoolClosed`. */
  async close(): Promise<void> {
    this.#closed = true
    const stopped = [...this.#busy.values(), ...this.#waiting.splice(0)]
    const workers = [...this.#idle.splice(0), ...this.#busy.keys()]
    this.#busy.clear()
    for (const job of stopped) job.reject(new PoolClosed())
    await Promise.all(workers.map((worker) => worker.terminate()))
  }

  #assign(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#idle.pop() ?? (this.#busy.size < this.#size ? this.#launch() : undefined)
      if (worker === undefined) return
      const job = this.#waiting.shift()
      if (job === undefined) return
      this.#busy.set(worker, job)
      try {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage({ name: job.name, inputs: job.inputs } satisfies TaskRequest)
      } catch (error) {
        this.#free(worker)?.reject(error instanceof Error ? error : new Error(String(error)))
      }
    }
  }

  #launch(): Worker {
    const worker = this.#start()
    worker.on("message", (reply: TaskReply) => {
      const job = this.#free(worker)
      if (reply.ok) job?.resolve(reply.value)
      else job?.reject(errorOf(reply.failure))
      this.#assign()
    })
    worker.on("error", (error: Error) => this.#lose(worker, error))
    worker.on("exit", (status) =>
      this.#lose(worker, new Error(`a worker thread ended with status ${status}`)),
    )
    return worker
  }

  /** Takes the job off a worker and makes it idle. */
  #free(worker: Worker): Job | undefined {
    const job = this.#busy.get(worker)
    this.#busy.delete(worker)
    if (job !== undefined) this.#idle.push(worker)
    return job
  }

  #lose(worker: Worker, error: Error): void {
    const job = this.#busy.get(worker)
    this.#busy.delete(worker)
    const idle = this.#idle.indexOf(worker)
    if (idle >= 0) this.#idle.splice(idle, 1)
    job?.reject(error)
    if (!this.#closed) this.#assign()
  }
}

/** The program is ending. */
export class PoolClosed extends Error {
  readonly code = "pool-closed"

  constructor() {
    super("the server is stopping")
  }
}
