import type { Instant } from "../../operations/market-data-port.ts"

const windowMs = 60_000
const failuresInARow = 5
const callsForARatio = 10

/** Outcomes of the last minute in this process: when a closed breaker should open. */
export class FailureWindow {
  #outcomes: { readonly at: Instant; readonly failed: boolean }[] = []
  #inARow = 0

  record(failed: boolean, now: Instant): void {
    this.#outcomes = this.#outcomes.filter(({ at }) => now - at < windowMs)
    this.#outcomes.push({ at: now, failed })
    this.#inARow = failed ? this.#inARow + 1 : 0
  }

  /** 5 counted failures in a row, or half of at least 10 calls within 60 s. */
  get isUnwell(): boolean {
    const failed = this.#outcomes.filter((outcome) => outcome.failed).length
    return (
      this.#inARow >= failuresInARow ||
      (this.#outcomes.length >= callsForARatio && failed * 2 >= this.#outcomes.length)
    )
  }

  clear(): void {
    this.#outcomes = []
    this.#inARow = 0
  }
}
