import type { Instant } from "../../operations/market-data-port.ts"

const windowMs = 60_000
const share = 0.1
/** A tenth of a handful of requests is none; so many retries are always affordable. */
const floor = 2

/** Keeps retries at 10 % of the requests of the last minute, so that retrying never multiplies load on a provider that is unwell. */
export class RetryBudget {
  #requests: Instant[] = []
  #retries: Instant[] = []

  countRequest(now: Instant): void {
    this.#requests = this.#requests.filter((at) => now - at < windowMs)
    this.#requests.push(now)
  }

  /** Takes one retry if the budget has it. */
  takeRetry(now: Instant): boolean {
    this.#retries = this.#retries.filter((at) => now - at < windowMs)
    const requests = this.#requests.filter((at) => now - at < windowMs).length
    if (this.#retries.length + 1 > Math.max(floor, share * requests)) return false
    this.#retries.push(now)
    return true
  }
}
