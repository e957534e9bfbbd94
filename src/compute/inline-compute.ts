import { type AllCompute, computeBy, runTask, type TaskTable, taskNames } from "./task-table.ts"

/** Runs every task in this thread: for a command, which has nothing else to answer meanwhile. */
export function inlineCompute(tasks: TaskTable): AllCompute {
  return computeBy(taskNames(tasks), async (name, inputs) => runTask(tasks, name, inputs))
}
