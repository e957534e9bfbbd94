import type { Answer, Instant, InstrumentRef, Quote } from "../../operations/market-data-port.ts"
import type { PriceSource } from "../../operations/price-store-port.ts"
import { splitRatioOn } from "../../engine/prices/corporate-action.ts"
import type { StoredCloses } from "../../operations/price-store-port.ts"
import type { MarketSessions } from "../sessions/market-sessions.ts"

/** A quote that we have, and where from. */
export type KnownQuote = {
  readonly quote: Quote
  readonly source: PriceSource
  readonly asOf: Instant
  readonly fetchedAt: Instant
  readonly notes: Answer<Quote>["notes"]
}

const dayMs = 86_400_000
/** Noon of a day is that day in nearly every zone. */
const noon = dayMs / 2

/**
 * The quote that stored bars amount to: the last close, true since the end of its session, or since it was fetched during it; the
 * previous close on the basis of that day. Null when there is no bar, or no currency.
 */
export function quoteOfStored(
  instrument: InstrumentRef,
  { days, close, actions, manualDays, ...facts }: StoredCloses,
  sessions: MarketSessions,
): KnownQuote | null {
  const last = days.length - 1
  const { currency } = instrument
  if (last < 0 || currency === null) return null
  const day = days[last]
  const isManual = manualDays.includes(day)
  const session = sessions.sessionOn(instrument, day)
  const end = session?.close ?? day * dayMs + noon
  // Folded bars are past any doubt, and were learnt after their session. Once another has opened, they say nothing of the price now,
  // however lately they were fetched.
  const nextOpen = sessions.openAfter(instrument, day)
  const fetchedAt = Math.min(facts.fetchedAt ?? end, nextOpen === null ? Infinity : nextOpen - 1)
  const isLive = facts.provisionalFrom !== null && fetchedAt < end
  return {
    quote: {
      price: close[last],
      previousClose: last === 0 ? null : close[last - 1] / splitRatioOn(actions, day),
      currency,
      quotedIn: currency,
      marketState: null,
    },
    source: isManual ? "manual" : (facts.source ?? "manual"),
    asOf: isLive ? fetchedAt : end,
    fetchedAt,
    notes: isLive ? [{ code: "provisional", text: "the session is not over" }] : [],
  }
}
