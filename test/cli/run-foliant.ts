import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

const bin = fileURLToPath(new URL("../../bin/foliant.js", import.meta.url))

export type Finished = { readonly status: number | null; readonly stdout: string; readonly stderr: string }

/** Runs the command line as its users do: a process of its own. */
export function runFoliant(
  args: readonly string[],
  {
    timeZone,
    stdin = "",
    env = {},
  }: {
    readonly timeZone?: string
    readonly stdin?: string | Uint8Array
    readonly env?: Readonly<Record<string, string>>
  } = {},
): Promise<Finished> {
  const environment = { ...process.env, ...env, ...(timeZone === undefined ? {} : { TZ: timeZone }) }
  const child = spawn(process.execPath, [bin, ...args], { env: environment })
  let stdout = ""
  let stderr = ""
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text))
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text))
  child.stdin.end(stdin)
  return new Promise((resolve, reject) => {
    child.on("error", reject)
    child.on("close", (status) => resolve({ status, stdout, stderr }))
  })
}
