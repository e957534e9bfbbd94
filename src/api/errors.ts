import type { Problem } from "../contract/index.ts"

/** How a failure looks from outside. The detail is the error's own sentence, or `detail` where that would give away too much. */
type ProblemKind = { readonly status: number; readonly title: string; readonly detail?: string }

/** Every failure that the API answers with, by code. */
export const problems = {
  "invalid-request": { status: 400, title: "The request is not as the API expects it" },
  "invalid-cursor": { status: 400, title: "The cursor does not fit the list" },
  "unknown-sort-field": { status: 400, title: "The list has no such order" },
  "unknown-trade-column": { status: 400, title: "The trades have no such column" },
  "unknown-strategy": { status: 400, title: "The portfolio has no such strategy" },
  "cross-origin": { status: 403, title: "Another site may not change anything here" },
  "not-found": { status: 404, title: "There is nothing at this address" },
  "portfolio-not-found": { status: 404, title: "No such portfolio" },
  "import-not-found": { status: 404, title: "No such import" },
  "instrument-not-found": { status: 404, title: "No such instrument" },
  "provider-not-found": { status: 404, title: "No such provider" },
  "not-the-demo": { status: 404, title: "Only the demo has this" },
  "backtest-not-found": { status: 404, title: "No such backtest or search" },
  "price-file-not-found": { status: 404, title: "No such price file" },
  "job-not-found": { status: 404, title: "No such job" },
  "import-file-not-found": { status: 404, title: "The import has no such file" },
  "not-acceptable": { status: 406, title: "Not available in the format asked for" },
  "import-already-committed": { status: 409, title: "The import was committed already" },
  "import-not-in-force": { status: 409, title: "The import is not in force" },
  "import-not-undone": { status: 409, title: "The import is not undone" },
  "flag-not-open": { status: 409, title: "The quality flag is not open" },
  "search-not-over": { status: 409, title: "The search has no result yet" },
  "job-ended": { status: 409, title: "The job has ended" },
  "job-not-failed": { status: 409, title: "The job has not failed" },
  "nothing-to-import": { status: 409, title: "Nothing to import" },
  "portfolio-moved": { status: 409, title: "The portfolio changed since the preview" },
  "portfolio-not-deleted": { status: 409, title: "The portfolio is not deleted" },
  "unconfirmed-checks": { status: 409, title: "Failed checks have to be confirmed" },
  "body-too-large": { status: 413, title: "The request is too large" },
  "file-too-large": { status: 413, title: "The file is too large" },
  "unsupported-media-type": { status: 415, title: "The request's content type is not supported" },
  "unknown-host": { status: 421, title: "This server does not answer for that name" },
  "idempotency-key-reused": { status: 422, title: "The idempotency key was used before" },
  "backtest-refused": { status: 422, title: "The backtest cannot be run as it was asked for" },
  "prices-unavailable": { status: 422, title: "Nobody has the prices that are needed" },
  "trade-log-missing": { status: 422, title: "A trade log is needed" },
  "unreadable-file": { status: 422, title: "The file could not be read" },
  "headers-too-large": { status: 431, title: "The request's headers are too large" },
  "internal-error": {
    status: 500,
    title: "The server failed",
    detail: "Something went wrong here; the log has it under this request's id.",
  },
  "too-many-listeners": { status: 503, title: "Too many pages listen" },
  "pool-closed": { status: 503, title: "The server is stopping" },
} as const satisfies Record<string, ProblemKind>

export type ProblemCode = keyof typeof problems

export const problemCodes: readonly ProblemCode[] = Object.keys(problems) as ProblemCode[]

/** A failure of the request itself, before any operation. */
export class ApiError extends Error {
  readonly code: ProblemCode
  readonly errors: Problem["errors"]

  constructor(code: ProblemCode, message: string, errors?: Problem["errors"]) {
    super(message)
    this.code = code
    this.errors = errors
  }
}

/** What Fastify's own refusals are here. */
const fastifyCodes: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_BAD_URL: "invalid-request",
  FST_ERR_CTP_BODY_TOO_LARGE: "body-too-large",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "unsupported-media-type",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "invalid-request",
  FST_ERR_CTP_EMPTY_JSON_BODY: "invalid-request",
  FST_ERR_CTP_INVALID_JSON_BODY: "invalid-request",
  FST_INVALID_MULTIPART_CONTENT_TYPE: "unsupported-media-type",
  FST_REQ_FILE_TOO_LARGE: "file-too-large",
  FST_FILES_LIMIT: "invalid-request",
  FST_PARTS_LIMIT: "invalid-request",
  FST_FIELDS_LIMIT: "invalid-request",
}

/** The problem document of an error. Errors that no one expected tell nothing but the request's id. */
export function problemOf(error: unknown, requestId: string): Problem {
  const code = codeOf(error)
  const { status, title, detail }: ProblemKind = problems[code]
  const errors = placesOf(error)
  return {
    type: `urn:foliant:problem:${code}`,
    title,
    status,
    detail: detail ?? (error instanceof Error ? error.message : String(error)),
    code,
    instance: requestId,
    ...(errors === undefined ? {} : { errors }),
  }
}

function codeOf(error: unknown): ProblemCode {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") {
    return "internal-error"
  }
  if (error.name === "UnreadableFile")
    return error.code === "too-large" ? "file-too-large" : "unreadable-file"
  if (isProblemCode(error.code)) return error.code
  return fastifyCodes[error.code] ?? "internal-error"
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code)
}

/** Where in the request, or in the file, the fault lies. */
function placesOf(error: unknown): Problem["errors"] {
  if (error instanceof ApiError) return error.errors
  if (!(error instanceof Error)) return undefined
  if (error.name === "UnreadableFile" && "file" in error && "expected" in error) {
    const { line, column } = error as Error & { line?: number | null; column?: string | null }
    const path = [String(error.file), line, column].filter((part) => part != null).join(":")
    return [{ path, message: `expected ${String(error.expected)}` }]
  }
  if (error.name === "UnconfirmedChecks" && "ids" in error && Array.isArray(error.ids)) {
    return error.ids.map((id) => ({ path: "confirmedChecks", message: String(id) }))
  }
  return undefined
}
