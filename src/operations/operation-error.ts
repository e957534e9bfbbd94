/** A failure that a caller can expect and do something about: a code, and a sentence that says what. */
export abstract class OperationError extends Error {
  abstract readonly code: string
}
