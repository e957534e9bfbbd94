import type { TextOutput } from "./cli-world.ts"

/** Rows of an object that are made one at a time, so that a million of them are never there at once. */
type Rows = { readonly name: string; readonly rows: Iterable<unknown> }

const BATCH_CHARACTERS = 65_536

/** A result for machines: nothing else goes to standard output with it. */
export function printJson(value: unknown, stdout: TextOutput, list?: Rows): void {
  const text = JSON.stringify(value, null, 2)
  if (list === undefined) {
    stdout.write(`${text}\n`)
    return
  }
  let batch = `${text.slice(0, -2)},\n  ${JSON.stringify(list.name)}: [`
  let between = "\n    "
  for (const row of list.rows) {
    batch += between + JSON.stringify(row)
    between = ",\n    "
    if (batch.length < BATCH_CHARACTERS) continue
    stdout.write(batch)
    batch = ""
  }
  stdout.write(`${batch}\n  ]\n}\n`)
}
