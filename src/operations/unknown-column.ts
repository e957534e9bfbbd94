import { OperationError } from "./operation-error.ts"

/** A request names a column that the file does not have, or leaves open which of several is meant. */
export class UnknownColumn extends OperationError {
  override readonly name = "UnknownColumn"
  readonly code = "unknown-column"
  readonly file: string
  readonly known: readonly string[]

  constructor(file: string, column: string | null, known: readonly string[]) {
    const names = known.map((name) => `"${name}"`).join(", ")
    super(
      column === null
        ? `${file}: which column is meant? It has ${names}; name one as ${file}:COLUMN`
        : `${file}: there is no value column "${column}"; it has ${names}`,
    )
    this.file = file
    this.known = known
  }
}
