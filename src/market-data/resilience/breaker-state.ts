import type { BreakerState, ErrorClass, Instant } from "../../operations/market-data-port.ts"

const minute = 60_000

/** The breaker's own part of a pause is never longer. */
const longestPause = 6 * 60 * minute
/** A provider that has been well for so long starts again with the shortest pause. */
const forgivenAfter = 30 * minute
const successesToClose = 2
/** A probe's holder that says nothing for so long has died. Longer than any one exchange may take. */
const leaseMs = 30_000

export const initialBreaker: BreakerState = { kind: "closed", since: 0, openings: 0 }

/** Pause of the k-th opening in a row: b·2^(k−1), b = 5 min after throttling and 1 min otherwise, at most 6 h. */
export function pauseOf(openings: number, cause: ErrorClass): number {
  const base = cause === "throttled" ? 5 * minute : minute
  return Math.min(base * 2 ** (openings - 1), longestPause)
}

/** Opens, or keeps open for longer when a late answer asks for more. */
export function opened(
  state: BreakerState,
  cause: ErrorClass,
  retryAfterMs: number | null,
  now: Instant,
): BreakerState {
  if (state.kind === "disabled") return state
  if (state.kind === "open") {
    // Answers to requests that were in flight when it opened: no new opening, but a longer pause is heeded.
    const until = Math.max(state.until, now + (retryAfterMs ?? 0))
    return until === state.until ? state : { ...state, until }
  }
  const forgiven = state.kind === "closed" && now - state.since >= forgivenAfter
  const openings = forgiven ? 1 : state.openings + 1
  const until = now + Math.max(retryAfterMs ?? 0, pauseOf(openings, cause))
  return { kind: "open", since: now, until, openings, cause }
}

export type Admission =
  | { readonly kind: "allowed"; readonly next: BreakerState }
  /** Allowed as the one request of a half-open breaker; `first` when the provider has not been probed yet. */
  | { readonly kind: "leased"; readonly next: BreakerState; readonly first: boolean }
  | {
      readonly kind: "refused"
      readonly retryAt: Instant | null
      readonly why: "breaker-open" | "not-configured"
      readonly cause: ErrorClass
    }

/** Whether a request may be made now, and the state that makes it so. `configuration` is a fingerprint of the key in use. */
export function admission(
  state: BreakerState,
  now: Instant,
  holder: string,
  configuration: string,
): Admission {
  switch (state.kind) {
    case "closed":
      return { kind: "allowed", next: state }
    case "disabled":
      return state.configuration === configuration
        ? { kind: "refused", retryAt: null, why: "not-configured", cause: "unauthorised" }
        : { kind: "allowed", next: { kind: "closed", since: now, openings: 0 } }
    case "open": {
      const { openings, cause, until } = state
      if (now < until) return { kind: "refused", retryAt: until, why: "breaker-open", cause }
      const lease = { holder, until: now + leaseMs }
      const next: BreakerState = { kind: "half-open", since: now, openings, cause, successes: 0, lease }
      return { kind: "leased", next, first: true }
    }
    case "half-open": {
      const { lease, successes } = state
      if (lease !== null && lease.holder !== holder && now < lease.until) {
        return { kind: "refused", retryAt: lease.until, why: "breaker-open", cause: state.cause }
      }
      const next: BreakerState = { ...state, lease: { holder, until: now + leaseMs } }
      return { kind: "leased", next, first: successes === 0 }
    }
  }
}

/** After an answer to the request that held the lease. Any other state stays: a late answer forgives nothing. */
export function afterSuccess(state: BreakerState, now: Instant, holder: string): BreakerState {
  if (state.kind !== "half-open" || state.lease?.holder !== holder) return state
  const successes = state.successes + 1
  return successes >= successesToClose
    ? { kind: "closed", since: now, openings: state.openings }
    : { ...state, successes, lease: null }
}
