import { OperationError } from "./operation-error.ts"

/** A filter names a strategy that the log does not have. */
export class UnknownStrategy extends OperationError {
  override readonly name = "UnknownStrategy"
  readonly code = "unknown-strategy"
  readonly strategy: string
  readonly known: readonly string[]

  constructor(strategy: string, known: readonly string[]) {
    const names = known.map((name) => `"${name}"`).join(", ")
    super(`no strategy is named "${strategy}"; the log has ${names === "" ? "none" : names}`)
    this.strategy = strategy
    this.known = known
  }
}
