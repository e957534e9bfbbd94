import type { Problem } from "../../contract/index.ts"
import { noteReachable } from "./connection.ts"
import { ProblemError, ServerUnreachable } from "./problem-error.ts"

const base = "/api/v1"

type RequestOptions = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"
  body?: unknown
  signal?: AbortSignal
  /** A second request with the same key does nothing and answers as the first did. */
  idempotencyKey?: string
}

/** One request to the API, answered with parsed JSON; 204 answers undefined. Throws ProblemError or ServerUnreachable. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const { method = "GET", body, signal, idempotencyKey } = options
  const headers = new Headers({ accept: "application/json" })
  // A form's own content type names the boundary of its parts.
  if (body !== undefined && !(body instanceof FormData)) headers.set("content-type", "application/json")
  if (idempotencyKey !== undefined) headers.set("idempotency-key", idempotencyKey)
  const response = await send(path, {
    method,
    headers,
    signal: signal ?? null,
    body: body === undefined ? null : body instanceof FormData ? body : JSON.stringify(body),
  })
  return (response.status === 204 ? undefined : await response.json()) as T
}

/** One request to the API, answered with bytes: column blocks, or another representation that is asked for by its media type. */
export async function requestBytes(
  path: string,
  { signal, accept = "application/octet-stream" }: { signal?: AbortSignal; accept?: string } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await send(path, { signal: signal ?? null, headers: { accept } })
  return new Uint8Array(await response.arrayBuffer())
}

async function send(path: string, init: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(base + path, init)
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause
    noteReachable(false)
    throw new ServerUnreachable({ cause })
  }
  if (!response.ok) {
    const failure = failureOf(response.status, await response.text())
    noteReachable(!(failure instanceof ServerUnreachable))
    throw failure
  }
  noteReachable(true)
  return response
}

/** What a refusal says. A gateway's own error page is no problem document: the server behind it is then unreachable. */
export function failureOf(status: number, body: string): ProblemError | ServerUnreachable {
  const problem = parseProblem(body)
  if (problem) return new ProblemError(problem)
  if (status >= 502 && status <= 504) return new ServerUnreachable()
  const detail = `The server answered with status ${status} and no explanation.`
  return new ProblemError({ type: "about:blank", title: "Request failed", status, detail, code: "unknown" })
}

function parseProblem(body: string): Problem | null {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === "object" && value !== null && "detail" in value && "status" in value
      ? (value as Problem)
      : null
  } catch {
    return null
  }
}
