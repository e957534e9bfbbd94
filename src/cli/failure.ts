import { CommanderError } from "commander"
import { OperationError } from "../operations/operation-error.ts"
import { PricesUnavailable } from "../operations/price-errors.ts"
import { UnreadableFile } from "../operations/unreadable-file.ts"
import type { TextOutput } from "./cli-world.ts"
import { CommandLineError } from "./command-line-error.ts"

/** Exit statuses: the work failed; the command line or an input file is wrong. */
export const workFailed = 1
const wrongInput = 2

/**
 * Says in one line what went wrong and returns the exit status. Help and version, which commander reports as errors too,
 * are a success that has been printed already.
 */
export function reportFailure(error: unknown, stderr: TextOutput): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : wrongInput
  const message = error instanceof Error ? error.message : String(error)
  stderr.write(`foliant: ${message.replaceAll(/\s*[\r\n]+\s*/g, " ")}\n`)
  return isInputError(error) ? wrongInput : workFailed
}

/** What the user gave is at fault: an option, a name, a file. */
function isInputError(error: unknown): boolean {
  return (
    error instanceof CommandLineError ||
    error instanceof UnreadableFile ||
    (error instanceof OperationError && !(error instanceof PricesUnavailable))
  )
}
