import type { ServerResponse } from "node:http"
import type { Instant } from "../../../operations/market-data-port.ts"
import { errorBody } from "./loopback-bodies.ts"
import type { TransportFault } from "./loopback-faults.ts"

export type LoopbackAnswer = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
} & ({ readonly json: unknown } | { readonly text: string })

const page = "<!DOCTYPE html><html><body><h1>Will be right back…</h1></body></html>"
const cookiesOf20Kb = Array.from({ length: 5 }, (_, index) => `filler${index}=${"x".repeat(4_000)}; Path=/`)
const second = 1_000

/** Sends an answer, or what a fault makes of it. Dated by the clock, which `Retry-After` is measured against. */
export function sendAnswer(
  response: ServerResponse,
  answer: LoopbackAnswer,
  fault: TransportFault | null,
  now: Instant,
): void {
  response.setHeader("date", new Date(now).toUTCString())
  if (fault === null) sendWhole(response, answer)
  else sendFault(response, answer, fault)
}

function sendWhole(response: ServerResponse, answer: LoopbackAnswer): void {
  const { type, body } = encoded(answer)
  response.writeHead(answer.status, { "content-type": type, ...answer.headers })
  response.end(body)
}

function encoded(answer: LoopbackAnswer): { readonly type: string; readonly body: string } {
  const [usual, body] =
    "json" in answer ? ["application/json", JSON.stringify(answer.json)] : ["text/plain", answer.text]
  return { type: answer.headers?.["content-type"] ?? `${usual};charset=utf-8`, body }
}

function sendFault(response: ServerResponse, answer: LoopbackAnswer, fault: TransportFault): void {
  const { type, body } = encoded(answer)
  const half = body.slice(0, Math.ceil(body.length / 2))
  switch (fault.kind) {
    case "429":
      sendWhole(response, { status: 429, text: "Too Many Requests\r\n" })
      return
    case "429-after":
      sendWhole(response, { status: 429, text: "", headers: { "retry-after": fault.retryAfter } })
      return
    case "crumb-words":
      sendWhole(response, { status: fault.status, text: fault.text ?? "Too Many Requests\r\n" })
      return
    case "unauthorised":
      sendWhole(response, {
        status: fault.status,
        json: errorBody(fault.envelope, "Unauthorized", "Invalid Crumb"),
      })
      return
    case "refused-feature":
      sendWhole(response, {
        status: 200,
        json: errorBody("finance", "Unauthorized", "User is unable to access this feature"),
      })
      return
    case "refused-batch":
      sendWhole(response, { status: 400, json: errorBody("spark", "Bad Request", "Invalid symbol") })
      return
    case "5xx":
      response.writeHead(fault.status, { "content-type": "text/html" })
      response.end(page)
      return
    case "html":
      response.writeHead(200, { "content-type": "text/html;charset=utf-8" })
      response.end(page)
      return
    case "truncated":
      response.writeHead(answer.status, { "content-type": type })
      response.end(half)
      return
    case "short-body":
      response.writeHead(answer.status, { "content-type": type, "content-length": body.length + 100 })
      response.write(body)
      response.socket?.end()
      return
    case "drip":
      response.writeHead(answer.status, { "content-type": type })
      drip(response, body)
      return
    case "hang":
      return
    case "big-header": {
      const own = answer.headers?.["set-cookie"]
      response.setHeader("set-cookie", own === undefined ? cookiesOf20Kb : [...cookiesOf20Kb, own])
      response.writeHead(answer.status, { "content-type": type })
      response.end(body)
      return
    }
    case "reset":
      if (fault.during === "body") {
        response.writeHead(answer.status, { "content-type": type, "content-length": body.length })
        response.write(half, () => response.socket?.resetAndDestroy())
      } else response.socket?.resetAndDestroy()
  }
}

/** A byte a second, until it is done or the other side has enough. */
function drip(response: ServerResponse, body: string): void {
  let sent = 0
  const timer = setInterval(() => {
    response.write(body[sent])
    sent += 1
    if (sent >= body.length) response.end()
  }, second)
  response.once("close", () => clearInterval(timer))
}
