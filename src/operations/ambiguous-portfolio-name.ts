import { OperationError } from "./operation-error.ts"

/** Several portfolios have the name that was meant to tell one. */
export class AmbiguousPortfolioName extends OperationError {
  override readonly name = "AmbiguousPortfolioName"
  readonly code = "ambiguous-portfolio-name"

  constructor(name: string) {
    super(`several portfolios are named "${name}"; rename all but one`)
  }
}
