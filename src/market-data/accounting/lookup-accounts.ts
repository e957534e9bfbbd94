import type { Instant } from "../../operations/market-data-port.ts"
import type { LookupAccounting, TierCounts } from "../../operations/market-data-upkeep-port.ts"
import type { Clock } from "../../operations/ports.ts"
import type { MemoryTier } from "../memory-tier/memory-tier.ts"
import type { Labels, Metrics } from "../resilience/metrics.ts"

type Tier = keyof TierCounts
type Counts = Record<Tier, number>

const none: TierCounts = { memory: 0, redis: 0, store: 0, provider: 0, joined: 0, stale: 0, none: 0 }

/**
 * Metrics that are passed on, with the lookups among them kept as a table. A lookup of a last price is warm while its market has
 * neither opened nor become ready since memory was last filled with what is watched there.
 */
export class LookupAccounts implements Metrics, LookupAccounting {
  readonly #metrics: Metrics
  readonly #clock: Clock
  readonly #memory: Pick<MemoryTier, "bytes" | "maxBytes" | "entries">
  readonly #since: Instant
  readonly #kinds = new Map<string, Counts>()
  readonly #warm: Counts = { ...none }
  #warmedAt: Instant | null = null
  /** By market. */
  readonly #warmUntil = new Map<string, Instant>()

  constructor(metrics: Metrics, clock: Clock, memory: Pick<MemoryTier, "bytes" | "maxBytes" | "entries">) {
    this.#metrics = metrics
    this.#clock = clock
    this.#memory = memory
    this.#since = clock()
  }

  /** Lookups on a market count as warm until a moment: its next session boundary. */
  warmed(market: string, until: Instant): void {
    this.#warmedAt = this.#clock()
    this.#warmUntil.set(market, until)
  }

  add(...[counter, labels, by = 1]: Parameters<Metrics["add"]>): void {
    if (counter === "lookups_total") this.#count(labels, by)
    this.#metrics.add(counter, labels, by)
  }

  set(...figure: Parameters<Metrics["set"]>): void {
    this.#metrics.set(...figure)
  }

  observe(...figure: Parameters<Metrics["observe"]>): void {
    this.#metrics.observe(...figure)
  }

  read(): ReturnType<LookupAccounting["read"]> {
    const { bytes, maxBytes, entries } = this.#memory
    return {
      since: this.#since,
      kinds: new Map([...this.#kinds].map(([kind, counts]) => [kind, { ...counts }])),
      warm: { ...this.#warm },
      warmedAt: this.#warmedAt,
      memory: { bytes, maxBytes, entries },
    }
  }

  #count({ kind = "", tier = "", market = "" }: Labels, by: number): void {
    if (!isTier(tier)) return
    const counts = this.#kinds.get(kind) ?? { ...none }
    counts[tier] += by
    this.#kinds.set(kind, counts)
    if (this.#clock() < (this.#warmUntil.get(market) ?? Number.NEGATIVE_INFINITY)) this.#warm[tier] += by
  }
}

function isTier(name: string): name is Tier {
  return Object.hasOwn(none, name)
}
