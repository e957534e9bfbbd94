import type { IncomingHttpHeaders } from "node:http"
import type { FastifyInstance, FastifyRequest, LightMyRequestResponse } from "fastify"

/** Headers that are about the request itself, not about who asks. */
const ofTheRequest: ReadonlySet<string> = new Set([
  "accept-encoding",
  "connection",
  "content-length",
  "content-type",
  "if-none-match",
  "transfer-encoding",
])

/** Reads another address of the API on behalf of whoever sent a request: nothing is read that they could not read themselves. */
export async function readAsCaller(
  app: Pick<FastifyInstance, "inject">,
  { headers }: FastifyRequest,
  path: string,
): Promise<LightMyRequestResponse> {
  return app.inject({
    method: "GET",
    url: path,
    headers: { ...callerOf(headers), accept: "application/json" },
  })
}

function callerOf(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofTheRequest.has(name)))
}
