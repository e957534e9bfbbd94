import { parentPort, threadId } from "node:worker_threads"
import { UnreadableFile } from "../operations/unreadable-file.ts"
import { serveTasks } from "./serve-tasks.ts"
import type { TaskTable } from "./task-table.ts"

/** Tasks that do what the first byte says, for the tests of the pool. */
const tasks: Pick<TaskTable, "openSource" | "readFiles"> = {
  openSource(source) {
    const [what, value] = source
    if (what === 1) throw new Error("the task failed")
    if (what === 2) process.exit(3)
    if (what === 3) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, value)
    if (what === 4) return Uint8Array.of(threadId)
    return source
  },
  readFiles([file]) {
    const place = { file: file.name, line: 1, column: null, expected: "rows" }
    throw new UnreadableFile({ code: "no-rows", message: `${file.name} has no rows`, ...place })
  },
}

if (parentPort !== null) serveTasks(tasks as TaskTable, parentPort)
