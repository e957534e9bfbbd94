import type { Socket } from "node:net"
import type { FastifyReply, FastifyRequest } from "fastify"
import { ApiError, problemOf } from "./errors.ts"

const TYPE = "application/problem+json; charset=utf-8"

/** Answers with the problem document of an error; what no one expected goes to the log whole. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error, request.id)
  if (problem.status >= 500) request.log.error(error)
  // A request that Fastify gives up on early passes no hook, which would set the id otherwise.
  void reply.header("x-request-id", request.id).header("cache-control", "no-store")
  void reply.code(problem.status).type(TYPE).send(JSON.stringify(problem))
}

/** Answers on the bare socket to what is no HTTP request that could be read. */
export function refuseConnection(error: Error & { code?: string }, socket: Socket, id: string): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy()
    return
  }
  const problem = problemOf(
    error.code === "HPE_HEADER_OVERFLOW"
      ? new ApiError("headers-too-large", "the headers are longer than 16 KiB")
      : new ApiError("invalid-request", `this is no HTTP request: ${error.message}`),
    id,
  )
  const body = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    `content-type: ${TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${id}`,
    "connection: close",
  ]
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`)
}
