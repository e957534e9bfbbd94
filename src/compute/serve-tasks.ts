import type { MessagePort } from "node:worker_threads"
import { failureOf, type TaskReply, type TaskRequest } from "./task-messages.ts"
import { runTask, type TaskTable } from "./task-table.ts"
import { transferables } from "./transferables.ts"

/** Answers a thread's tasks, one after the other. */
export function serveTasks(tasks: TaskTable, port: MessagePort): void {
  port.on("message", ({ name, inputs }: TaskRequest) => {
    let reply: TaskReply
    try {
      reply = { ok: true, value: runTask(tasks, name, inputs) }
    } catch (error) {
      reply = { ok: false, failure: failureOf(error) }
    }
    port.postMessage(reply, transferables(reply))
  })
}
