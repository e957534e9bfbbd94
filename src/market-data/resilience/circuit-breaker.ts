import type {
  BreakerState,
  ErrorClass,
  Instant,
  ProviderId,
  ProviderStateStore,
} from "../../operations/market-data-port.ts"
import type { Clock } from "../../operations/ports.ts"
import { admission, afterSuccess, initialBreaker, opened } from "./breaker-state.ts"
import { FailureWindow } from "./failure-window.ts"
import type { Metrics } from "./metrics.ts"
import { type ProviderFailure, ProviderSkip } from "./provider-failure.ts"
import { updateState } from "./update-state.ts"

/** The right to send one request. `lease` names it while the breaker is half-open. */
export type Permit = { readonly lease: string | null; readonly isFirstProbe: boolean }

/**
 * One breaker a provider, never one a symbol. Closed → open on one throttled answer, on 5 counted failures in a row or on
 * half of at least 10 calls within a minute; open until its pause is over; then half-open, where one request at a time, of
 * however many processes, is let through under a lease: 2 successes close it, a failure opens it for twice as long.
 *
 * The state lives in the store and is read before every request, so that neither a restart nor a second process forgives
 * a block. What leads to an opening (the failures of the last minute) is kept by each process for itself.
 */
export class CircuitBreaker {
  readonly #provider: ProviderId
  /** Fingerprint of the provider's key; empty without one. */
  readonly #configuration: string
  readonly #store: ProviderStateStore
  readonly #clock: Clock
  readonly #metrics: Metrics
  readonly #processId: string
  readonly #window = new FailureWindow()
  #leases = 0

  constructor(options: {
    readonly provider: ProviderId
    readonly configuration: string
    readonly state: ProviderStateStore
    readonly clock: Clock
    readonly metrics: Metrics
    readonly processId: string
  }) {
    this.#provider = options.provider
    this.#configuration = options.configuration
    this.#store = options.state
    this.#clock = options.clock
    this.#metrics = options.metrics
    this.#processId = options.processId
  }

  /** A permit for one request. Throws `ProviderSkip` while there is none to be had. `lease` continues one already held. */
  async admit(lease: string | null = null): Promise<Permit> {
    this.#leases += 1
    const holder = lease ?? `${this.#processId}:${this.#leases}`
    const admitted = await this.#update((state) => {
      const result = admission(state, this.#clock(), holder, this.#configuration)
      return { next: result.kind === "refused" ? state : result.next, result }
    })
    if (admitted.kind === "refused") throw new ProviderSkip(admitted.why, admitted.retryAt, admitted.cause)
    return admitted.kind === "leased"
      ? { lease: holder, isFirstProbe: admitted.first }
      : { lease: null, isFirstProbe: false }
  }

  async succeeded({ lease }: Permit): Promise<void> {
    this.#window.record(false, this.#clock())
    if (lease === null) return
    await this.#update((state) => ({ next: afterSuccess(state, this.#clock(), lease), result: null }))
  }

  /** Hears of a failure; says whether the breaker is closed after it. */
  async failed({ lease }: Permit, failure: ProviderFailure): Promise<boolean> {
    if (!failure.counts) {
      await this.succeeded({ lease, isFirstProbe: false })
      return lease === null
    }
    const now = this.#clock()
    this.#window.record(true, now)
    if (failure.failure === "unauthorised" && this.#configuration !== "") {
      await this.#update(() => ({
        next: { kind: "disabled", since: now, configuration: this.#configuration },
        result: null,
      }))
      return false
    }
    const opens = failure.failure === "throttled" || lease !== null || this.#window.isUnwell
    if (!opens) return true
    await this.#update((state) => {
      // A lease that was lost to another process decides nothing any more.
      const isOurs = lease === null || (state.kind === "half-open" && state.lease?.holder === lease)
      const next = isOurs ? opened(state, failure.failure, failure.retryAfterMs, now) : state
      return { next, result: null }
    }, failure.failure)
    return false
  }

  /** Lets the next probe go now instead of at the end of the pause. It still is a probe, and the only one. */
  async moveProbeForward(): Promise<void> {
    await this.#update((state) => ({
      next: state.kind === "open" ? { ...state, until: Math.min(state.until, this.#clock()) } : state,
      result: null,
    }))
  }

  async read(): Promise<BreakerState> {
    return (await this.#store.read(this.#provider, "breaker"))?.value ?? initialBreaker
  }

  async #update<R>(
    step: (state: BreakerState) => { next: BreakerState; result: R },
    cause: ErrorClass | null = null,
  ): Promise<R> {
    const { before, after, result } = await updateState(
      this.#store,
      this.#provider,
      "breaker",
      initialBreaker,
      step,
    )
    if (before.kind !== after.kind) {
      this.#window.clear()
      this.#metrics.add("breaker_transitions_total", {
        provider: this.#provider,
        to: after.kind,
        class: cause ?? ("cause" in after ? after.cause : ""),
      })
    }
    this.#metrics.set("breaker_state", { provider: this.#provider }, gaugeOf(after))
    return result
  }
}

function gaugeOf(state: BreakerState): number {
  if (state.kind === "closed") return 0
  return state.kind === "half-open" ? 1 : 2
}

/** Earliest moment at which a provider in this state may be asked. */
export function retryAtOf(state: BreakerState): Instant | null {
  if (state.kind === "open") return state.until
  return state.kind === "half-open" ? (state.lease?.until ?? null) : null
}
