import { type EpochDay, weekday } from "../../engine/money/iso-date.ts"
import type { DayRange } from "../../engine/prices/day-range.ts"
import type { Instant, InstrumentKind, InstrumentRef } from "../../operations/market-data-port.ts"
import { type Market, marketOf, sharedMarket } from "../exchange-calendar/world-calendar.ts"
import type { TradingCalendar } from "../exchange-calendar/exchange-calendar.ts"
import { type FreshnessRule, lastReadyDay, ready } from "../freshness/freshness.ts"
import { ecbReadyDelay, readyDelay } from "../freshness/ready-delay.ts"
import { lastOpened, type Session } from "../freshness/session.ts"

const dayMs = 86_400_000
/** Sessions around now that a rule looks at: enough to tell that a listing has not traded for longer than five. */
const daysBack = 40
const daysAhead = 20
const mostKept = 500

/** What a session rule needs to know of an instrument. */
export type Sessioned = Pick<InstrumentRef, "kind" | "mic">

/**
 * The sessions that instruments follow: their exchange's, of coins the days, of currencies the week; for an exchange that we
 * have no calendar of, none. `reference` are the days of the ECB's rates.
 */
export class MarketSessions {
  readonly #calendar: TradingCalendar<Market>
  readonly #providerDelayMs: number
  /** By market and day. */
  readonly #around = new Map<string, readonly Session[]>()

  constructor(calendar: TradingCalendar<Market>, providerDelayMs: number) {
    this.#calendar = calendar
    this.#providerDelayMs = providerDelayMs
  }

  /** Markets with the same hours and holidays are one. */
  marketOf(instrument: Sessioned | "reference"): Market | null {
    if (instrument === "reference") return "TARGET"
    const market = marketOf(instrument)
    return market === null ? null : sharedMarket(market)
  }

  /** The rule by which values of an instrument are current at a moment. */
  rule(instrument: Sessioned | "reference", at: Instant, ttlMs: number): FreshnessRule {
    const market = this.marketOf(instrument)
    const sessions = market === null ? [] : this.#sessionsAround(market, at)
    return { sessions, delayMs: this.#delayOf(instrument), ttlMs }
  }

  /** The day that a price of a moment is of: its session's, that of the last one when nothing trades. */
  dayOf(instrument: Sessioned | "reference", at: Instant): EpochDay {
    const market = this.marketOf(instrument)
    if (market === null) return Math.floor(at / dayMs)
    const sessions = this.#sessionsAround(market, at)
    return sessions[lastOpened(sessions, at)]?.date ?? Math.floor(at / dayMs)
  }

  /** The last day whose prices are final; without a calendar yesterday. */
  readyDay(instrument: Sessioned | "reference", now: Instant): EpochDay {
    const rule = this.rule(instrument, now, 0)
    return lastReadyDay(now, rule) ?? Math.floor(now / dayMs) - 1
  }

  /** Moment from which the prices of a day are final; null without a session on it. */
  readyAt(instrument: Sessioned | "reference", day: EpochDay): Instant | null {
    const session = this.sessionOn(instrument, day)
    return session === null ? null : ready(session, this.#delayOf(instrument))
  }

  /** When the first session after a day opens; null without a calendar. */
  openAfter(instrument: Sessioned | "reference", day: EpochDay): Instant | null {
    const market = this.marketOf(instrument)
    return market === null
      ? null
      : (this.#calendar.sessionTimes(market, day + 1, day + daysAhead)[0]?.open ?? null)
  }

  sessionOn(instrument: Sessioned | "reference", day: EpochDay): Session | null {
    const market = this.marketOf(instrument)
    return market === null ? null : this.#calendar.session(market, day)
  }

  /** Days on which there should be a bar; without a calendar, Monday to Friday. */
  days(instrument: Sessioned | "reference", { from, to }: DayRange): Int32Array {
    const market = this.marketOf(instrument)
    if (market !== null) return this.#calendar.sessions(market, from, to)
    const all = Int32Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
    return all.filter((day) => weekday(day) !== 0 && weekday(day) !== 6)
  }

  /** The day of the n-th session before a day; so many weekdays without a calendar. */
  sessionsBefore(instrument: Sessioned | "reference", day: EpochDay, count: number): EpochDay {
    const days = this.days(instrument, { from: day - 3 * count - 14, to: day - 1 })
    return days.at(-count) ?? day
  }

  /** The next moment at which a market opens or becomes ready; null when its calendar does not know. */
  nextBoundary(market: Market, after: Instant): Instant | null {
    const delayMs = this.#delayMsOf("equity")
    const sessions = this.#sessionsAround(market, after)
    const moments = sessions.flatMap((session) => [session.open, ready(session, delayMs)])
    const next = Math.min(...moments.filter((moment) => moment > after))
    return next === Infinity ? null : next
  }

  #delayOf(instrument: Sessioned | "reference"): number {
    return instrument === "reference" ? ecbReadyDelay : this.#delayMsOf(instrument.kind)
  }

  #delayMsOf(kind: InstrumentKind): number {
    return readyDelay(kind, this.#providerDelayMs)
  }

  #sessionsAround(market: Market, at: Instant): readonly Session[] {
    const day = Math.floor(at / dayMs)
    const key = `${market} ${day}`
    const known = this.#around.get(key)
    if (known !== undefined) return known
    const sessions = this.#calendar.sessionTimes(market, day - daysBack, day + daysAhead)
    if (this.#around.size >= mostKept) this.#around.clear()
    this.#around.set(key, sessions)
    return sessions
  }
}
