import { OperationError } from "./operation-error.ts"

/** There is none, it was discarded, or it is another's. */
export class ImportNotFound extends OperationError {
  override readonly name = "ImportNotFound"
  readonly code = "import-not-found"

  constructor(id: string) {
    super(`there is no import ${id}`)
  }
}

export class ImportFileNotFound extends OperationError {
  override readonly name = "ImportFileNotFound"
  readonly code = "import-file-not-found"

  constructor(id: string, index: number) {
    super(`import ${id} has no file ${index}; the first is 0`)
  }
}

export class ImportAlreadyCommitted extends OperationError {
  override readonly name = "ImportAlreadyCommitted"
  readonly code = "import-already-committed"

  constructor(id: string) {
    super(`import ${id} was committed already; it can be undone, not changed`)
  }
}

export class ImportNotInForce extends OperationError {
  override readonly name = "ImportNotInForce"
  readonly code = "import-not-in-force"

  constructor(id: string) {
    super(`import ${id} is not in force, so there is nothing to undo`)
  }
}

export class ImportNotUndone extends OperationError {
  override readonly name = "ImportNotUndone"
  readonly code = "import-not-undone"

  constructor(id: string) {
    super(`import ${id} is not undone, so there is nothing to restore`)
  }
}

/** Checks failed, and the commit does not say that it knows. */
export class UnconfirmedChecks extends OperationError {
  override readonly name = "UnconfirmedChecks"
  readonly code = "unconfirmed-checks"
  readonly ids: readonly string[]

  constructor(ids: readonly string[]) {
    super(`these checks failed and have to be confirmed: ${ids.join(", ")}`)
    this.ids = ids
  }
}

export class NothingToImport extends OperationError {
  override readonly name = "NothingToImport"
  readonly code = "nothing-to-import"

  constructor(portfolio: string) {
    super(`every trade of the file is in "${portfolio}" already`)
  }
}

/** A daily log alone does not make a portfolio. */
export class TradeLogMissing extends OperationError {
  override readonly name = "TradeLogMissing"
  readonly code = "trade-log-missing"

  constructor() {
    super(
      "a daily log alone makes no portfolio: add its trade log, or import it into a portfolio that has one",
    )
  }
}

export class IdempotencyKeyReused extends OperationError {
  override readonly name = "IdempotencyKeyReused"
  readonly code = "idempotency-key-reused"

  constructor(key: string) {
    super(`the idempotency key "${key}" was used for another request`)
  }
}
