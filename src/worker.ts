import { parentPort, workerData } from "node:worker_threads"
import { serveTasks } from "./compute/serve-tasks.ts"
import { tasks } from "./tasks.ts"

/** What a command gives the threads of a search; the server gives its threads nothing. */
export type WorkerData = { readonly strategyFile: string }

if (parentPort === null) throw new Error("worker.ts is the entry of a worker thread, not of a program")
const { strategyFile = null } = (workerData ?? {}) as Partial<WorkerData>
if (strategyFile !== null) {
  const [{ loadStrategy }, { keepStrategy }] = await Promise.all([
    import("./cli/load-strategy.ts"),
    import("./own-strategies.ts"),
  ])
  keepStrategy(strategyFile, await loadStrategy(strategyFile))
}
serveTasks(tasks, parentPort)
