import { InvalidBacktest, type InvalidBacktestCode } from "../engine/backtest/invalid-backtest.ts"
import { UnreadableFile, type UnreadableFileData } from "../operations/unreadable-file.ts"
import type { TaskName } from "./task-table.ts"

export type TaskRequest = { readonly name: TaskName; readonly inputs: readonly unknown[] }

/** An error as it crosses threads: classes do not, so the ones that callers tell apart are rebuilt. */
export type TaskFailure =
  | { readonly kind: "unreadable-file"; readonly data: UnreadableFileData }
  | { readonly kind: "invalid-backtest"; readonly code: InvalidBacktestCode; readonly message: string }
  | { readonly kind: "other"; readonly message: string; readonly stack: string | undefined }

export type TaskReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: TaskFailure }

export function failureOf(error: unknown): TaskFailure {
  if (error instanceof UnreadableFile) return { kind: "unreadable-file", data: error.data }
  if (error instanceof InvalidBacktest) {
    return { kind: "invalid-backtest", code: error.code, message: error.message }
  }
  if (error instanceof Error) return { kind: "other", message: error.message, stack: error.stack }
  return { kind: "other", message: String(error), stack: undefined }
}

export function errorOf(failure: TaskFailure): Error {
  if (failure.kind === "unreadable-file") return new UnreadableFile(failure.data)
  if (failure.kind === "invalid-backtest") return new InvalidBacktest(failure.code, failure.message)
  const error = new Error(failure.message)
  if (failure.stack !== undefined) error.stack = failure.stack
  return error
}
