import type { EpochDay } from "../../engine/money/iso-date.ts"
import { splitRatioOn } from "../../engine/prices/corporate-action.ts"
import type { Answer, Instant, InstrumentRef, ProviderId, Quote } from "../../operations/market-data-port.ts"
import type { StoredCloses } from "../../operations/price-store-port.ts"
import { isProvider } from "../is-provider.ts"
import type { InstrumentBook } from "../instrument-book.ts"
import type { MarketDataWorld } from "../market-data-world.ts"
import { type KnownQuote, quoteOfStored } from "./known-quote.ts"

type Arrival = {
  readonly instrument: InstrumentRef
  readonly quote: Quote
  readonly source: ProviderId
  readonly asOf: Instant
  readonly fetchedAt: Instant
  readonly notes: Answer<Quote>["notes"]
  readonly day: EpochDay
}

/** Calendar days in which the session before lies. */
const daysBack = 12
/** A previous close that is further from ours tells of a split, or of a correction. */
const tolerance = 0.005

/** Keeps quotes as they come: as the provisional bar of their session, before anyone is told of them. */
export class QuoteArrivals {
  readonly #world: MarketDataWorld
  readonly #book: InstrumentBook
  /** Asked for the history of an instrument whose stored closes a quote contradicts. */
  readonly #suspect: (instrument: InstrumentRef, day: EpochDay) => void
  /** Of each quote that came; those who wait for the same answer are given the same one, and it is kept once. */
  readonly #recorded = new WeakMap<Quote, Promise<ReadonlyMap<string, KnownQuote>>>()

  constructor(
    world: MarketDataWorld,
    book: InstrumentBook,
    suspect: (instrument: InstrumentRef, day: EpochDay) => void,
  ) {
    this.#world = world
    this.#book = book
    this.#suspect = suspect
  }

  /** What is known from now on of the instruments that have an answer. */
  async record(answers: ReadonlyMap<InstrumentRef, Answer<Quote>>): Promise<Map<string, KnownQuote>> {
    const arrivals = [...answers].flatMap(([instrument, answer]) => this.#arrivalOf(instrument, answer) ?? [])
    const news = arrivals.filter(({ quote }) => !this.#recorded.has(quote))
    if (news.length > 0) {
      const recording = this.#recordNews(news)
      for (const { quote } of news) this.#recorded.set(quote, recording)
    }
    const known = new Map<string, KnownQuote>()
    for (const { instrument, quote } of arrivals) {
      const recorded = (await this.#recorded.get(quote))?.get(instrument.id)
      if (recorded !== undefined) known.set(instrument.id, recorded)
    }
    return known
  }

  async #recordNews(arrivals: readonly Arrival[]): Promise<ReadonlyMap<string, KnownQuote>> {
    await this.#book.learn(
      new Map(
        arrivals.map(({ instrument, source, quote: { currency, quotedIn } }) => [
          instrument,
          { source, currency, quotedIn, firstDay: null },
        ]),
      ),
    )
    const first = Math.min(...arrivals.map(({ day }) => day)) - daysBack
    const ids = arrivals.map(({ instrument }) => instrument.id)
    const { series } = await this.#world.store.readCloses(ids, first)
    await this.#store(arrivals)
    this.#world.events.publish(null, { type: "freshness", instruments: ids })
    return new Map(
      arrivals.map((arrival) => {
        const stored = series.get(arrival.instrument.id)
        if (stored !== undefined && contradicts(arrival, stored)) {
          this.#suspect(arrival.instrument, arrival.day)
        }
        return [arrival.instrument.id, this.#knownOf(arrival, stored)]
      }),
    )
  }

  #arrivalOf(
    instrument: InstrumentRef,
    { value, source, asOf, fetchedAt, freshness, notes }: Answer<Quote>,
  ): Arrival | null {
    if (freshness !== "fresh" || value === null || fetchedAt === null || typeof asOf !== "number") return null
    if (!isProvider(source)) return null
    const day = this.#world.sessions.dayOf(instrument, asOf)
    return { instrument, quote: value, source, asOf, fetchedAt, notes, day }
  }

  /** A price that someone has typed in for the day wins over the vendor's. */
  #knownOf(arrival: Arrival, stored: StoredCloses | undefined): KnownQuote {
    const { instrument, quote, source, asOf, fetchedAt, notes, day } = arrival
    if (stored?.manualDays.includes(day) === true) {
      const typed = quoteOfStored(instrument, stored, this.#world.sessions)
      if (typed !== null) return { ...typed, fetchedAt }
    }
    return { quote, source, asOf, fetchedAt, notes }
  }

  async #store(arrivals: readonly Arrival[]): Promise<void> {
    const { clock, sessions, store } = this.#world
    // What has not traded for long is no news, and its day is folded or was never asked for.
    const lately = arrivals.filter(({ instrument, day }) => {
      const today = sessions.dayOf(instrument, clock())
      return day >= sessions.sessionsBefore(instrument, today, 5)
    })
    const batches = new Map<string, Arrival[]>()
    for (const arrival of lately) {
      const key = `${arrival.source} ${arrival.day}`
      batches.set(key, [...(batches.get(key) ?? []), arrival])
    }
    for (const batch of batches.values()) {
      const [first] = batch
      if (first === undefined) continue
      const { day, source } = first
      await store.recordDay({
        day,
        source,
        fetchedAt: Math.min(...batch.map(({ fetchedAt }) => fetchedAt)),
        state: "provisional",
        instruments: batch.map(({ instrument }) => instrument.id),
        close: Float64Array.from(batch, ({ quote }) => quote.price),
        rest: null,
      })
    }
  }
}

/** Whether the previous close is not what we have of the session before. */
function contradicts({ quote, day, source }: Arrival, stored: StoredCloses): boolean {
  const { days, close, actions } = stored
  const before = days.findLastIndex((each) => each < day)
  if (before < 0 || quote.previousClose === null || stored.source !== source) return false
  if (stored.provisionalFrom !== null && days[before] >= stored.provisionalFrom) return false
  const ours = close[before] / splitRatioOn(actions, day)
  return Math.abs(quote.previousClose / ours - 1) > tolerance
}
