export type UnreadableFileCode =
  | "not-text"
  | "too-large"
  | "limit"
  | "unknown-format"
  | "ambiguous-format"
  | "missing-columns"
  | "doubled-column"
  | "wrong-role"
  | "undecided-dates"
  | "doubled-date"
  | "unreadable-value"
  | "no-rows"

/** Plain data, so that it crosses from a worker thread unharmed. */
export type UnreadableFileData = {
  readonly code: UnreadableFileCode
  /** Name of the file as it was given. */
  readonly file: string
  /** Physical line at fault; null when it is the whole file. */
  readonly line: number | null
  readonly column: string | null
  readonly expected: string
  /** One sentence that names the file and, where there are any, line and column, and says what was expected. */
  readonly message: string
}

/**
 * A file that gives no rows at all: of another format, without a header that fits, not text, over a limit. A bad row is not
 * one: it is rejected in the report and the rest of the file is read.
 *
 * A worker posts `data`; the other side throws `new UnreadableFile(data)` again.
 */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile"
  readonly data: UnreadableFileData

  constructor(data: UnreadableFileData) {
    super(data.message)
    this.data = data
  }

  get code(): UnreadableFileCode {
    return this.data.code
  }

  get file(): string {
    return this.data.file
  }

  get line(): number | null {
    return this.data.line
  }

  get column(): string | null {
    return this.data.column
  }

  get expected(): string {
    return this.data.expected
  }
}
