import { OperationError } from "./operation-error.ts"

/** There is none, it was deleted, or it is another's: the three look alike. */
export class PortfolioNotFound extends OperationError {
  override readonly name = "PortfolioNotFound"
  readonly code = "portfolio-not-found"

  constructor(id: string) {
    super(`there is no portfolio ${id}`)
  }
}

export class PortfolioNotDeleted extends OperationError {
  override readonly name = "PortfolioNotDeleted"
  readonly code = "portfolio-not-deleted"

  constructor(id: string) {
    super(`portfolio ${id} is not deleted, so there is nothing to restore`)
  }
}

/** The portfolio is not what the preview saw any more. */
export class PortfolioMoved extends OperationError {
  override readonly name = "PortfolioMoved"
  readonly code = "portfolio-moved"
  readonly revision: number

  constructor(expected: number, revision: number) {
    super(
      `the portfolio changed since the preview: that saw revision ${expected}, now it is ${revision}; preview again`,
    )
    this.revision = revision
  }
}

export class InvalidCursor extends OperationError {
  override readonly name = "InvalidCursor"
  readonly code = "invalid-cursor"

  constructor() {
    super("the cursor is not one that this list gave for this order; begin again without it")
  }
}

export class UnknownSortField extends OperationError {
  override readonly name = "UnknownSortField"
  readonly code = "unknown-sort-field"

  constructor(field: string, known: readonly string[]) {
    super(`the list cannot be sorted by "${field}"; it can be by ${known.join(", ")}`)
  }
}

export class UnknownTradeColumn extends OperationError {
  override readonly name = "UnknownTradeColumn"
  readonly code = "unknown-trade-column"

  constructor(column: string, known: readonly string[]) {
    super(`the trades have no column "${column}"; they have ${known.join(", ")}`)
  }
}
