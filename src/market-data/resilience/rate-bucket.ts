import type { Instant } from "../../operations/market-data-port.ts"
import { interactiveShare } from "./request-limits.ts"

/** A token bucket: full at first, refilled at a steady rate, never above `burst`. */
export class RateBucket {
  readonly #perMs: number
  readonly #burst: number
  #tokens: number
  #at: Instant | null = null

  constructor({
    requests,
    periodMs,
    burst,
  }: {
    readonly requests: number
    readonly periodMs: number
    readonly burst: number
  }) {
    this.#perMs = requests / periodMs
    this.#burst = burst
    this.#tokens = burst
  }

  /** Milliseconds until a request may go. A job leaves the reserved share for those who wait. */
  waitFor(interactive: boolean, now: Instant): number {
    this.#refill(now)
    const reserved = interactive ? 0 : this.#burst * interactiveShare
    return Math.max(0, (1 + reserved - this.#tokens) / this.#perMs)
  }

  /** Takes a token that `waitFor` has promised; what is taken ahead of time is owed. */
  take(): void {
    this.#tokens -= 1
  }

  tokensLeft(now: Instant): number {
    this.#refill(now)
    return Math.max(0, Math.floor(this.#tokens))
  }

  #refill(now: Instant): void {
    if (this.#at !== null) this.#tokens = Math.min(this.#burst, this.#tokens + (now - this.#at) * this.#perMs)
    this.#at = now
  }
}
