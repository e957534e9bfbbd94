import type { Problem } from "../../contract/index.ts"

/**
 * A request that the server refused, with its problem details (RFC 9457). The message is the problem's sentence; where the server
 * itself failed, with the id under which its log has the rest.
 */
export class ProblemError extends Error {
  override readonly name = "ProblemError"
  readonly problem: Problem

  constructor(problem: Problem) {
    const { detail, status, instance } = problem
    super(status >= 500 && instance ? `${detail} Request ${instance}.` : detail)
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
