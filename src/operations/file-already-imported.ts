import { OperationError } from "./operation-error.ts"

/** The same bytes were committed before. */
export class FileAlreadyImported extends OperationError {
  override readonly name = "FileAlreadyImported"
  readonly code = "file-already-imported"

  constructor(file: string, earlier: { readonly portfolioName: string; readonly committedAt: string }) {
    const day = earlier.committedAt.slice(0, 10)
    super(`${file}: the same file was imported into "${earlier.portfolioName}" on ${day}`)
  }
}
