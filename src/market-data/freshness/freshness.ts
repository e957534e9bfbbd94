import type { EpochDay } from "../../engine/money/iso-date.ts"
import type { Instant } from "../../operations/market-data-port.ts"
import { lastOpened, type Session } from "./session.ts"

export type FreshnessRule = {
  /** Sessions of the instrument's exchange, ascending, reaching beyond the moments asked about. */
  readonly sessions: readonly Session[]
  /** See `readyDelay`. */
  readonly delayMs: number
  /** How long a value is good while the market is live. */
  readonly ttlMs: number
}

/** A value is no longer of the market when this many sessions have closed since it was true. */
const sessionsWithoutTrade = 5

/** The moment from which the prices of a session are final enough to keep. */
export function ready(session: Session, delayMs: number): Instant {
  return session.close + delayMs
}

/** True while prices move, or have not settled: from a session's open until it is ready. A midday break is part of it. */
export function live(at: Instant, { sessions, delayMs }: FreshnessRule): boolean {
  const session = sessions[lastOpened(sessions, at)]
  return session !== undefined && at < ready(session, delayMs)
}

/** The last session that is ready at a moment; null before the first. */
export function lastReadySession(
  at: Instant,
  { sessions, delayMs }: Omit<FreshnessRule, "ttlMs">,
): Session | null {
  for (let index = lastOpened(sessions, at); index >= 0; index -= 1) {
    const session = sessions[index]
    if (session !== undefined && ready(session, delayMs) <= at) return session
  }
  return null
}

/** The day of the last session that is ready; bars after it are not history yet. */
export function lastReadyDay(at: Instant, rule: Omit<FreshnessRule, "ttlMs">): EpochDay | null {
  return lastReadySession(at, rule)?.date ?? null
}

/**
 * Whether a value need not be asked for again: younger than the TTL while the market is live, fetched after the last
 * session was ready while it is not. What was fetched in a midday break is good until the break ends.
 */
export function current(fetchedAt: Instant, now: Instant, rule: FreshnessRule): boolean {
  const session = rule.sessions[lastOpened(rule.sessions, now)]
  if (session === undefined) return now - fetchedAt < rule.ttlMs
  if (now >= ready(session, rule.delayMs)) return fetchedAt >= ready(session, rule.delayMs)
  const { breakStart, breakEnd } = session
  if (breakStart !== undefined && breakEnd !== undefined && now < breakEnd && fetchedAt >= breakStart)
    return true
  return now - fetchedAt < rule.ttlMs
}

export type Freshness = {
  readonly freshness: "fresh" | "stale"
  readonly reason: "no-trade-since" | null
  readonly askAgain: boolean
}

/**
 * How a stored value is shown and whether it is asked for again. A value whose moment lies more than 5 sessions back is
 * stale however lately it was fetched (a coin that stopped trading keeps its state `REGULAR`); asking again then waits
 * for the next session to be ready.
 */
export function freshnessOf(
  value: { readonly asOf: Instant; readonly fetchedAt: Instant },
  now: Instant,
  rule: FreshnessRule,
): Freshness {
  const closedSince = lastOpened(rule.sessions, now) - lastOpened(rule.sessions, value.asOf)
  if (closedSince > sessionsWithoutTrade) {
    const last = lastReadySession(now, rule)
    return {
      freshness: "stale",
      reason: "no-trade-since",
      askAgain: last !== null && value.fetchedAt < ready(last, rule.delayMs),
    }
  }
  const isCurrent = current(value.fetchedAt, now, rule)
  return { freshness: isCurrent ? "fresh" : "stale", reason: null, askAgain: !isCurrent }
}
