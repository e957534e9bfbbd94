import { parentPort } from "node:worker_threads"
import { serveTasks } from "./compute/serve-tasks.ts"
import { tasks } from "./tasks.ts"

if (parentPort === null) throw new Error("worker.ts is the entry of a worker thread, not of a program")
serveTasks(tasks, parentPort)
