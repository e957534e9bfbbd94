import type { Worker } from "node:worker_threads"
import { errorOf, type TaskReply, type TaskRequest } from "./task-messages.ts"
import type { TaskName } from "./task-table.ts"

type Job = TaskRequest & {
  /** Buffers that move to the thread and are gone here. */
  readonly handedOver: readonly ArrayBuffer[]
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/**
 * Threads that run tasks, one each at a time, in the order in which they were asked for. A thread starts when there is work
 * for it, and ends when there was none for a while, so that its memory is free again. One that dies fails its task and no
 * other; the next task gets a new one.
 */
export class WorkerPool {
  readonly #size: number
  readonly #start: () => Worker
  readonly #idleMs: number
  readonly #waiting: Job[] = []
  readonly #idle = new Map<Worker, NodeJS.Timeout>()
  readonly #busy = new Map<Worker, Job>()
  #closed = false

  constructor(options: { readonly size: number; readonly start: () => Worker; readonly idleMs: number }) {
    this.#size = options.size
    this.#start = options.start
    this.#idleMs = options.idleMs
  }

  run(name: TaskName, inputs: readonly unknown[], handedOver: readonly ArrayBuffer[] = []): Promise<unknown> {
    if (this.#closed) return Promise.reject(new PoolClosed())
    return new Promise((resolve, reject) => {
      this.#waiting.push({ name, inputs, handedOver, resolve, reject })
      this.#assign()
    })
  }

  /** Stops every thread; what they were doing, and what waits, fails with `PoolClosed`. */
  async close(): Promise<void> {
    this.#closed = true
    const stopped = [...this.#busy.values(), ...this.#waiting.splice(0)]
    const workers = [...this.#idle.keys(), ...this.#busy.keys()]
    for (const timer of this.#idle.values()) clearTimeout(timer)
    this.#idle.clear()
    this.#busy.clear()
    for (const job of stopped) job.reject(new PoolClosed())
    await Promise.all(workers.map((worker) => worker.terminate()))
  }

  #assign(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#wake() ?? (this.#busy.size < this.#size ? this.#launch() : undefined)
      if (worker === undefined) return
      const job = this.#waiting.shift()
      if (job === undefined) return
      this.#busy.set(worker, job)
      try {
        worker.postMessage({ name: job.name, inputs: job.inputs } satisfies TaskRequest, job.handedOver)
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
    if (job !== undefined) this.#rest(worker)
    return job
  }

  #rest(worker: Worker): void {
    const end = () => {
      this.#idle.delete(worker)
      void worker.terminate()
    }
    this.#idle.set(worker, setTimeout(end, this.#idleMs).unref())
  }

  #wake(): Worker | undefined {
    const [entry] = this.#idle
    if (entry === undefined) return undefined
    const [worker, timer] = entry
    clearTimeout(timer)
    this.#idle.delete(worker)
    return worker
  }

  #lose(worker: Worker, error: Error): void {
    const job = this.#busy.get(worker)
    this.#busy.delete(worker)
    clearTimeout(this.#idle.get(worker))
    this.#idle.delete(worker)
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
