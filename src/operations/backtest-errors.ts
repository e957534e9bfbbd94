import { OperationError } from "./operation-error.ts"

/** There is none, it was deleted, or it is another's: the three look alike. */
export class BacktestNotFound extends OperationError {
  override readonly name = "BacktestNotFound"
  readonly code = "backtest-not-found"

  constructor(what: string, id: string) {
    super(`there is no ${what} ${id}`)
  }
}

export class PriceFileNotFound extends OperationError {
  override readonly name = "PriceFileNotFound"
  readonly code = "price-file-not-found"

  constructor(id: string) {
    super(`there is no price file ${id}`)
  }
}

/** The search has not ended, or ended without a result. */
export class SearchNotOver extends OperationError {
  override readonly name = "SearchNotOver"
  readonly code = "search-not-over"

  constructor(id: string) {
    super(`search ${id} has no result yet; its job tells how far it is`)
  }
}
