import type { AnswerReason, Instant, ProviderId } from "../../operations/market-data-port.ts"
import type { NoAnswer } from "../providers/provider.ts"
import { reasonOfFailure } from "../providers/reason-of-failure.ts"
import { type AnyItem, askKey, subjectOf } from "./ask-key.ts"

const hour = 3_600_000
const day = 24 * hour
/** A range that ends so lately may be filled soon. */
const recentDays = 7
const mostEntries = 10_000

/**
 * What providers have said they do not have, so that it is not asked for again at every look: an unknown symbol for a day,
 * an empty range for 30 days, or for an hour when it is recent.
 */
export class RememberedEmpty {
  readonly #entries = new Map<string, { readonly until: Instant; readonly reason: AnswerReason }>()

  find(provider: ProviderId, asked: AnyItem, now: Instant): NoAnswer | null {
    for (const key of keysOf(provider, asked)) {
      const entry = this.#entries.get(key)
      if (entry === undefined) continue
      if (now < entry.until) {
        return { kind: "skipped", why: "remembered-empty", reason: entry.reason, retryAt: entry.until }
      }
      this.#entries.delete(key)
    }
    return null
  }

  /** Keeps answers about the symbol; those about the provider are the breaker's. */
  remember(provider: ProviderId, asked: AnyItem, answer: NoAnswer, now: Instant): void {
    if (answer.kind !== "failed") return
    const [ofSubject, ofRange] = keysOf(provider, asked)
    const reason = answer.reason ?? reasonOfFailure(answer.failure)
    if (answer.failure === "bad-symbol") this.#put(ofSubject, now + day, reason)
    if (answer.failure === "no-data")
      this.#put(ofRange, now + (isRecent(asked, now) ? hour : 30 * day), reason)
  }

  #put(key: string, until: Instant, reason: AnswerReason): void {
    const [oldest] = this.#entries.keys()
    if (this.#entries.size >= mostEntries && oldest !== undefined) this.#entries.delete(oldest)
    this.#entries.set(key, { until, reason })
  }
}

function keysOf(provider: ProviderId, asked: AnyItem): readonly [string, string] {
  return [`${provider} ${subjectOf(asked)}`, `${provider} ${askKey(asked)}`]
}

function isRecent(asked: AnyItem, now: Instant): boolean {
  if (asked.ask !== "history" && asked.ask !== "fx-history") return true
  return asked.item.to >= now / day - recentDays
}
