import type { TextOutput } from "./cli-world.ts"

/** A result for machines: nothing else goes to standard output with it. */
export function printJson(value: unknown, stdout: TextOutput): void {
  stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}
