import { OperationError } from "./operation-error.ts"

/** There is none, it was dropped, or it is another's. */
export class JobNotFound extends OperationError {
  override readonly name = "JobNotFound"
  readonly code = "job-not-found"

  constructor(id: string) {
    super(`there is no job ${id}`)
  }
}

export class JobEnded extends OperationError {
  override readonly name = "JobEnded"
  readonly code = "job-ended"

  constructor(id: string) {
    super(`job ${id} has ended, so there is nothing to cancel`)
  }
}

export class JobNotFailed extends OperationError {
  override readonly name = "JobNotFailed"
  readonly code = "job-not-failed"

  constructor(id: string) {
    super(`job ${id} has neither failed nor been cancelled, so there is nothing to try again`)
  }
}
