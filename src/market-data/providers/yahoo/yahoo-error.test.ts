import { describe, expect, it } from "vitest"
import type { HttpResponse } from "../http-client.ts"
import { readYahooBody, YahooSessionExpired } from "./yahoo-error.ts"

const json = (status: number, body: unknown, headers: HttpResponse["headers"] = {}): HttpResponse => ({
  status,
  headers,
  contentType: "application/json",
  body: JSON.stringify(body),
})

const html = (status: number, body = "<html></html>"): HttpResponse => ({
  status,
  headers: {},
  contentType: "text/html",
  body,
})

const error = (envelope: string, code: string, description: string) => ({
  [envelope]: { result: null, error: { code, description } },
})

/** What reading an answer comes to, of a request in a session or without one. */
function failureOf(response: HttpResponse, renewable = false): unknown {
  try {
    return readYahooBody(response, renewable)
  } catch (failure) {
    return failure
  }
}

describe("an answer of Yahoo", () => {
  it("is throttled by status 429 and 999, and by its words under any status", () => {
    const words = "Edge: Too Many Requests\r\n"
    for (const response of [html(429), html(999), html(200, words), html(429, words), html(401, words)]) {
      expect(failureOf(response)).toMatchObject({ failure: "throttled", mayRetry: false, counts: true })
    }
    expect(failureOf(json(429, {}, { "retry-after": "60" }))).toMatchObject({ retryAfterMs: 60_000 })
  })

  it("is a timeout with status 5xx, whatever page comes with it", () => {
    for (const status of [500, 502, 503]) {
      expect(failureOf(html(status))).toMatchObject({ failure: "timeout", mayRetry: true })
    }
  })

  it("is malformed when it is HTML, breaks off, or is another shape, and never without data", () => {
    expect(failureOf(html(200))).toMatchObject({ failure: "malformed", mayRetry: true })
    expect(failureOf({ ...json(200, {}), body: `{"chart": {"res` })).toMatchObject({ failure: "malformed" })
    expect(failureOf(json(200, []))).toMatchObject({ failure: "malformed" })
    expect(failureOf(html(404))).toMatchObject({ failure: "malformed" })
  })

  it("is an expired session in every envelope, under 401 and under 200", () => {
    for (const envelope of ["finance", "chart", "quoteSummary", "quoteResponse", "spark"]) {
      for (const status of [200, 401]) {
        for (const description of ["Invalid Crumb", "Invalid Cookie"]) {
          const failure = failureOf(json(status, error(envelope, "Unauthorized", description)), true)
          expect(failure).toBeInstanceOf(YahooSessionExpired)
          expect(failure).toMatchObject({ failure: "unauthorised", counts: false })
        }
      }
    }
    expect(failureOf(html(401), true)).toBeInstanceOf(YahooSessionExpired)
  })

  it("is a refusal, and counts, when there is no session to renew or the feature itself is refused", () => {
    const refused = error("finance", "Unauthorized", "User is unable to access this feature")
    expect(failureOf(json(401, refused), true)).toMatchObject({ failure: "unauthorised", counts: true })
    const expired = error("chart", "Unauthorized", "Invalid Crumb")
    expect(failureOf(json(401, expired))).toMatchObject({ failure: "unauthorised", counts: true })
  })

  it("is about the symbol when it is not found, and about the range when that holds no data", () => {
    const notFound = error("chart", "Not Found", "No data found, symbol may be delisted")
    expect(failureOf(json(404, notFound))).toMatchObject({ failure: "bad-symbol", counts: false })
    const noData = error("chart", "Bad Request", "Data doesn't exist for startDate = 1, endDate = 2")
    expect(failureOf(json(400, noData))).toMatchObject({ failure: "no-data", counts: false })
  })

  it("is a request that should not have been made otherwise, and not to be repeated", () => {
    const tooMany = error("spark", "Bad Request", "Too many symbols")
    expect(failureOf(json(400, tooMany))).toMatchObject({ failure: "malformed", mayRetry: false })
  })

  it("never shows what was asked", () => {
    expect(String(failureOf(html(200)))).not.toContain("crumb")
  })
})
