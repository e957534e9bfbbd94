import type {
  Instant,
  ProviderId,
  ProviderStateStore,
  QuotaCounts,
} from "../../operations/market-data-port.ts"
import { localHour } from "./local-date.ts"
import { ProviderSkip } from "./provider-failure.ts"
import { interactiveShare, type RequestLimits } from "./request-limits.ts"
import { updateState } from "./update-state.ts"

type Period = "hour" | "day" | "month"

const lengthOfName: Readonly<Record<Period, number>> = { month: 7, day: 10, hour: 13 }
const quarterHour = 15 * 60_000

/** Requests counted in calendar windows of the vendor's zone, in the store, so that every process and every restart knows them. */
export class RequestQuota {
  readonly #provider: ProviderId
  readonly #limits: RequestLimits
  readonly #store: ProviderStateStore

  constructor(provider: ProviderId, limits: RequestLimits, store: ProviderStateStore) {
    this.#provider = provider
    this.#limits = limits
    this.#store = store
  }

  /**
   * Counts one request for these symbols, or throws `ProviderSkip("quota-spent")` and counts nothing. Returns the
   * requests left by window.
   */
  async take(
    symbols: readonly string[],
    interactive: boolean,
    now: Instant,
  ): Promise<Readonly<Record<string, number>>> {
    if (this.#limits.quotas.length === 0 && this.#limits.symbolsPerMonth === null) return {}
    const { after, result: spent } = await updateState(this.#store, this.#provider, "quota", {}, (counts) => {
      const period = this.#spentPeriod(counts, symbols, interactive, now)
      return { next: period === null ? this.#counted(counts, symbols, now) : counts, result: period }
    })
    if (spent !== null) throw new ProviderSkip("quota-spent", this.#endOf(spent, now))
    return this.#left(after, now)
  }

  /** What is used up of the windows that a moment is in. */
  async used(now: Instant): Promise<{
    readonly requests: Readonly<Record<string, number>>
    readonly symbols: number
  }> {
    const counts = (await this.#store.read(this.#provider, "quota"))?.value ?? {}
    const requests = this.#limits.quotas.map(({ per }) => [per, this.#countOf(counts, per, now).used])
    return {
      requests: Object.fromEntries(requests),
      symbols: this.#countOf(counts, "month", now).symbols.length,
    }
  }

  #left(counts: QuotaCounts, now: Instant): Record<string, number> {
    return Object.fromEntries(
      this.#limits.quotas.map(({ per, requests }) => [per, requests - this.#countOf(counts, per, now).used]),
    )
  }

  #spentPeriod(
    counts: QuotaCounts,
    symbols: readonly string[],
    interactive: boolean,
    now: Instant,
  ): Period | null {
    const share = interactive ? 1 : 1 - interactiveShare
    const spent = this.#limits.quotas.find(
      ({ per, requests }) => this.#countOf(counts, per, now).used + 1 > requests * share,
    )
    if (spent !== undefined) return spent.per
    const limit = this.#limits.symbolsPerMonth
    if (limit === null) return null
    const known = new Set(this.#countOf(counts, "month", now).symbols)
    const distinct = new Set([...known, ...symbols]).size
    return distinct > known.size && distinct > limit * share ? "month" : null
  }

  #counted(counts: QuotaCounts, symbols: readonly string[], now: Instant): QuotaCounts {
    const periods = new Set<Period>(this.#limits.quotas.map(({ per }) => per))
    if (this.#limits.symbolsPerMonth !== null) periods.add("month")
    return Object.fromEntries(
      [...periods].map((per) => {
        const { used, symbols: known } = this.#countOf(counts, per, now)
        const keepsSymbols = per === "month" && this.#limits.symbolsPerMonth !== null
        return [
          per,
          {
            window: this.#windowOf(per, now),
            used: used + 1,
            symbols: keepsSymbols ? [...new Set([...known, ...symbols])] : [],
          },
        ]
      }),
    )
  }

  #countOf(counts: QuotaCounts, per: Period, now: Instant): { used: number; symbols: readonly string[] } {
    const count = counts[per]
    return count !== undefined && count.window === this.#windowOf(per, now) ? count : { used: 0, symbols: [] }
  }

  #windowOf(per: Period, at: Instant): string {
    return localHour(at, this.#limits.timeZone).slice(0, lengthOfName[per])
  }

  /** The first quarter of an hour that lies in another window: zones differ from UTC by whole quarters. */
  #endOf(per: Period, now: Instant): Instant {
    const isSame = (at: Instant) => this.#windowOf(per, at) === this.#windowOf(per, now)
    let at = Math.ceil((now + 1) / quarterHour) * quarterHour
    // Days first, so that the end of a month takes dozens of looks and not thousands.
    for (const step of [96 * quarterHour, quarterHour]) while (isSame(at + step)) at += step
    return isSame(at) ? at + quarterHour : at
  }
}
