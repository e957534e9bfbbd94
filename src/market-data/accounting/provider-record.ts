import type { Instant } from "../../operations/market-data-port.ts"
import type { Clock } from "../../operations/ports.ts"
import type { Metrics } from "../resilience/metrics.ts"

/** What is remembered of a provider beside its breaker and its quotas; since the start of this process. */
export type ProviderHistory = {
  lastAnswerAt: Instant | null
  lastError: { class: string; endpoint: string; at: Instant } | null
  answered: number
  failed: number
  readonly skips: Map<string, number>
}

/** Metrics that are passed on, with the requests and skips of each provider remembered. */
export class ProviderRecord implements Metrics {
  readonly #metrics: Metrics
  readonly #clock: Clock
  readonly #histories = new Map<string, ProviderHistory>()

  constructor(metrics: Metrics, clock: Clock) {
    this.#metrics = metrics
    this.#clock = clock
  }

  historyOf(provider: string): ProviderHistory {
    const known = this.#histories.get(provider)
    if (known !== undefined) return known
    const history = { lastAnswerAt: null, lastError: null, answered: 0, failed: 0, skips: new Map() }
    this.#histories.set(provider, history)
    return history
  }

  add(...[counter, labels, by = 1]: Parameters<Metrics["add"]>): void {
    const { provider = "", endpoint = "", outcome = "", why = "" } = labels
    if (counter === "requests_total") this.#request(this.historyOf(provider), endpoint, outcome)
    if (counter === "skips_total") {
      const { skips } = this.historyOf(provider)
      skips.set(why, (skips.get(why) ?? 0) + by)
    }
    this.#metrics.add(counter, labels, by)
  }

  set(...figure: Parameters<Metrics["set"]>): void {
    this.#metrics.set(...figure)
  }

  observe(...figure: Parameters<Metrics["observe"]>): void {
    this.#metrics.observe(...figure)
  }

  #request(history: ProviderHistory, endpoint: string, outcome: string): void {
    const at = this.#clock()
    // What is said about a symbol is an answer.
    if (outcome === "answered" || outcome === "no-data" || outcome === "bad-symbol") {
      history.answered += 1
      history.lastAnswerAt = at
      return
    }
    history.failed += 1
    history.lastError = { class: outcome, endpoint, at }
  }
}
