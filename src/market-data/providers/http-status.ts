import { ProviderFailure } from "../resilience/provider-failure.ts"
import { retryAfter } from "../resilience/retry-after.ts"
import type { HttpResponse } from "./http-client.ts"

/** What a status says whatever the body: throws `throttled` on 429 and 999, `timeout` on 5xx; else nothing. */
export function refuseUnwellStatus({ status, headers }: HttpResponse): void {
  const retryAfterMs = retryAfter(headers["retry-after"], headers.date)
  if (status === 429 || status === 999) {
    throw new ProviderFailure("throttled", `status ${status}`, { retryAfterMs })
  }
  if (status >= 500) throw new ProviderFailure("timeout", `status ${status}`, { retryAfterMs })
}
