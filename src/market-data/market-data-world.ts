import type { EventPublisher } from "../operations/events-port.ts"
import type { InstrumentRef, ProviderId } from "../operations/market-data-port.ts"
import type { Clock } from "../operations/ports.ts"
import type { PriceStore } from "../operations/price-store-port.ts"
import type { MemoryTier } from "./memory-tier/memory-tier.ts"
import type { ProviderChain } from "./provider-chain/provider-chain.ts"
import type { Metrics } from "./resilience/metrics.ts"
import type { MarketSessions } from "./sessions/market-sessions.ts"

/** What the parts of the layer share. */
export type MarketDataWorld = {
  readonly store: PriceStore
  readonly chain: ProviderChain
  readonly memory: MemoryTier
  readonly sessions: MarketSessions
  readonly metrics: Metrics
  readonly events: EventPublisher
  readonly clock: Clock
  /** How long a live quote is current. */
  readonly quoteTtlMs: number
  /** The symbol that a provider knows an instrument by; null when it has none. */
  readonly symbolOf: (provider: ProviderId, instrument: InstrumentRef) => string | null
  /** Does work that nobody waits for, once those who wait have their answers. */
  readonly behind: (work: () => Promise<unknown>) => void
}
