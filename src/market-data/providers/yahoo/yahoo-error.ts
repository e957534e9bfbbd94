import { ProviderFailure } from "../../resilience/provider-failure.ts"
import { retryAfter } from "../../resilience/retry-after.ts"
import type { HttpResponse } from "../http-client.ts"
import { refuseUnwellStatus } from "../http-status.ts"
import { asRecord, type JsonRecord, readJson } from "../json-shape.ts"

/** The session is over: to be renewed once and tried once more, and no fault of the provider until that fails too. */
export class YahooSessionExpired extends ProviderFailure {
  constructor(description: string) {
    super("unauthorised", description, { counts: false })
    this.name = "YahooSessionExpired"
  }
}

/** Block pages say it in words, also under status 200 and where a crumb should be. */
const crumbWords = /^(edge: )?too many requests$/i

export function refuseThrottled(response: HttpResponse): void {
  if (!crumbWords.test(response.body.trim())) return
  throw new ProviderFailure("throttled", `Too Many Requests, with status ${response.status}`, {
    retryAfterMs: retryAfter(response.headers["retry-after"], response.headers.date),
  })
}

const envelopes = ["chart", "spark", "quoteResponse", "quoteSummary", "finance"]

/**
 * The JSON body of an answer, or the failure it stands for. The error object comes before the status, since an expired
 * session is said with 200 as well as with 401.
 *
 * @param renewable whether the request carried a session that may be renewed
 */
export function readYahooBody(response: HttpResponse, renewable: boolean): JsonRecord {
  refuseThrottled(response)
  refuseUnwellStatus(response)
  const { status } = response
  if (status === 401 || status === 403) refuseUnauthorised(response, renewable)
  const body = asRecord(readJson(response), "the answer")
  refuseErrorObject(body, renewable)
  if (status !== 200) throw new ProviderFailure("malformed", `status ${status}`, { mayRetry: false })
  return body
}

function refuseUnauthorised(response: HttpResponse, renewable: boolean): never {
  if (response.contentType.endsWith("json")) {
    refuseErrorObject(asRecord(readJson(response), "the answer"), renewable)
  }
  throw unauthorised(`status ${response.status}`, renewable)
}

function refuseErrorObject(body: JsonRecord, renewable: boolean): void {
  for (const envelope of envelopes) {
    const content = body[envelope]
    if (typeof content !== "object" || content === null || !("error" in content)) continue
    const { error } = content
    if (typeof error !== "object" || error === null) continue
    const { code, description } = error as JsonRecord
    throw failureOf(String(code), typeof description === "string" ? description : "", renewable)
  }
}

function failureOf(code: string, description: string, renewable: boolean): ProviderFailure {
  const text = `${code}: ${description}`
  switch (code.toLowerCase()) {
    case "unauthorized":
      return unauthorised(text, renewable)
    case "not found":
      return new ProviderFailure("bad-symbol", text)
    case "too many requests":
      return new ProviderFailure("throttled", text)
    case "bad request":
      return /data doesn't exist/i.test(description)
        ? new ProviderFailure("no-data", text)
        : new ProviderFailure("malformed", text, { mayRetry: false })
    default:
      return new ProviderFailure("malformed", text)
  }
}

function unauthorised(text: string, renewable: boolean): ProviderFailure {
  // A refusal of the feature, not of the session: a new session would be refused as well.
  const isRefusal = /unable to access this feature/i.test(text)
  return renewable && !isRefusal ? new YahooSessionExpired(text) : new ProviderFailure("unauthorised", text)
}
