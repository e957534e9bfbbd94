import type { FastifyInstance, FastifyRequest } from "fastify"
import { ApiError } from "./errors.ts"

const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"])

/**
 * Refuses what a browser would send on behalf of another site. Local mode has no password, so two things stand between the
 * data and any page the user visits: the name the request was made for must be this machine's (a hostile name may resolve to
 * 127.0.0.1), and a request that changes something must come from our own pages, or from no page at all.
 */
export function guardRequests(app: FastifyInstance): void {
  app.addHook("onRequest", async (request) => {
    requireLocalHost(request)
    if (!safeMethods.has(request.method)) requireSameOrigin(request)
  })
}

function requireLocalHost({ headers: { host } }: FastifyRequest): void {
  const name = (host ?? "").replace(/:\d*$/, "").toLowerCase()
  if (!localNames.has(name)) {
    throw new ApiError(
      "unknown-host",
      `this server answers for localhost, not for ${host ?? "a request without a name"}`,
    )
  }
}

const localNames: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"])

function requireSameOrigin({ headers }: FastifyRequest): void {
  const { origin } = headers
  const site = headers["sec-fetch-site"]
  const isSame =
    origin === undefined
      ? site === undefined || site === "same-origin" || site === "none"
      : URL.canParse(origin) && new URL(origin).host === headers.host
  if (!isSame)
    throw new ApiError(
      "cross-origin",
      `a request from ${origin ?? "another site"} may not change anything here`,
    )
}
