import { readFileSync } from "node:fs"
import { expect } from "vitest"
import { runFoliant } from "../cli/run-foliant.ts"
import { sharedDataPresent, sharedPath } from "../shared-data.ts"

export type Case<T> = { readonly id: string; readonly args: readonly string[]; readonly expect: T }

/** Every case of a reference file; none when the folder is not there. */
export function allCases<T>(file: string): Case<T>[] {
  if (!sharedDataPresent) return []
  return (JSON.parse(readFileSync(sharedPath(`reference/${file}`), "utf8")) as { cases: Case<T>[] }).cases
}

/** The cases of one command. */
export function cases<T>(file: string, command: string): Case<T>[] {
  return allCases<T>(file).filter(({ args }) => args[0] === command)
}

/** The arguments with the folders filled in, and `--json`. */
export function commandLine(args: readonly string[]): string[] {
  const folders = { reference: "reference", data: "data", "trade-logs": "data/trade-logs" }
  const filled = args.map((arg) =>
    Object.entries(folders).reduce((text, [name, path]) => text.replace(`{${name}}`, sharedPath(path)), arg),
  )
  return [...filled, "--json"]
}

/** Runs a command line that has to succeed without a word on stderr, and reads what it printed. */
export async function result<T>(args: readonly string[]): Promise<T> {
  const { status, stdout, stderr } = await runFoliant(commandLine(args))
  expect(stderr).toBe("")
  expect(status).toBe(0)
  return JSON.parse(stdout) as T
}
