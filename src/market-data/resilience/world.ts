import type { Clock } from "../../operations/ports.ts"
import type { ProviderStateStore } from "../../operations/market-data-port.ts"
import type { HttpClient } from "../providers/http-client.ts"
import type { Metrics } from "./metrics.ts"

/** All that a provider needs of the world. `clock` decides; only the deadlines of a connection run on real timers. */
export type World = {
  readonly clock: Clock
  /** Uniform in [0, 1). */
  readonly random: () => number
  /** A pause on purpose: before a retry, for a token. */
  readonly sleep: (ms: number) => Promise<void>
  readonly http: HttpClient
  readonly state: ProviderStateStore
  readonly metrics: Metrics
  /** Tells processes apart that share a store. */
  readonly processId: string
}
