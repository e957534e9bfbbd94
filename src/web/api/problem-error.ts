import type { Problem } from "../../contract/index.ts"

/** A request that the server refused, with its problem details (RFC 9457). The message is the problem's sentence. */
export class ProblemError extends Error {
  override readonly name = "ProblemError"
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

/** No answer at all: the server is down, or the network is. */
export class ServerUnreachable extends Error {
  override readonly name = "ServerUnreachable"

  constructor(options?: ErrorOptions) {
    super("The server does not answer. It may have been stopped, or this device is offline.", options)
  }
}
