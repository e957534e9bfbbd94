import {
  type AllCompute,
  computeBy,
  runTask,
  type TaskName,
  type TaskTable,
  taskNames,
} from "./task-table.ts"
import { transferables } from "./transferables.ts"
import type { WorkerPool } from "./worker-pool.ts"

/**
 * Runs tasks in a pool of threads, so that this one goes on answering. A task that is over sooner than a round trip to a
 * thread, and too soon for anyone to notice, runs here: `isSmall` tells.
 */
export function pooledCompute(
  pool: WorkerPool,
  tasks: TaskTable,
  isSmall: (name: TaskName, inputs: readonly unknown[]) => boolean,
): AllCompute {
  return computeBy(taskNames(tasks), async (name, inputs) =>
    isSmall(name, inputs)
      ? runTask(tasks, name, inputs)
      : pool.run(name, inputs, handsOver.has(name) ? transferables(inputs) : []),
  )
}

/** Tasks whose inputs the caller is done with (operations/ports.ts says so). */
const handsOver: ReadonlySet<TaskName> = new Set(["readImport"])
