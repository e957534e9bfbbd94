import { isoDate } from "../../engine/money/iso-date.ts"
import { adjustBars } from "../../engine/prices/adjust-bars.ts"
import { barsBetween, type DailyBars, indexAtOrAfter, noBars } from "../../engine/prices/daily-bars.ts"
import type {
  Adjustment,
  Answer,
  AskOptions,
  Caller,
  CorporateAction,
  DayRange,
  InstrumentRef,
  Note,
  PriceOnDay,
} from "../../operations/market-data-port.ts"
import type { SeriesCoverage } from "../../operations/market-data-upkeep-port.ts"
import type { PriceHistory } from "../../operations/market-data-port.ts"
import type { StoredBars } from "../../operations/price-store-port.ts"
import { countSkips } from "../accounting/count-skips.ts"
import type { MarketDataWorld } from "../market-data-world.ts"
import type { HistoryRequest } from "../providers/provider.ts"
import type { BarArrivals } from "./bar-arrivals.ts"
import { missingDays } from "./missing-days.ts"
import type { OnShelf, SeriesShelf } from "./series-shelf.ts"

/** Sessions that are asked for again before a hole, so that what comes can be held against what is there. */
const overlapSessions = 5
const dayMs = 86_400_000
/** A price is carried so far. */
const carriedSessions = 5

/** The days that are asked for. What is adjusted takes the actions of all days since. */
type Needed = DayRange & { readonly isAdjusted: boolean }

type Asked = {
  readonly shelved: OnShelf
  /** Nothing is missing in the range. */
  readonly isWhole: boolean
  readonly refusal: Pick<Answer<unknown>, "reason" | "tried">
}

const noRefusal: Asked["refusal"] = { reason: null, tried: [] }

/** Bars and actions: what is stored is given at once, and only the holes in it are asked for. */
export class Bars {
  readonly #world: MarketDataWorld
  readonly #shelf: SeriesShelf
  readonly #arrivals: BarArrivals
  /** How the last attempt to fill a hole ended, by instrument. */
  readonly #refusals = new Map<string, Asked["refusal"]>()

  constructor(world: MarketDataWorld, shelf: SeriesShelf, arrivals: BarArrivals) {
    this.#world = world
    this.#shelf = shelf
    this.#arrivals = arrivals
  }

  async dailyBars(
    instruments: readonly InstrumentRef[],
    range: DayRange,
    adjust: Adjustment,
    options: AskOptions,
  ): Promise<Map<string, Answer<DailyBars>>> {
    const needed = { ...range, isAdjusted: adjust !== "none" }
    return this.#answers(instruments, needed, options, (stored, notes, instrument) => {
      const bars = this.#finished(instrument, stored)
      const inRange = barsBetween(adjusted(stored, bars, adjust, notes), range.from, range.to)
      return inRange.days.length === 0 ? null : inRange
    })
  }

  async corporateActions(
    instruments: readonly InstrumentRef[],
    { from, to }: DayRange,
    options: AskOptions,
  ): Promise<Map<string, Answer<readonly CorporateAction[]>>> {
    const needed = { from, to, isAdjusted: true }
    return this.#answers(instruments, needed, options, ({ actions }) =>
      actions
        .filter(({ exDay }) => exDay >= from && exDay <= to)
        .map((action) => (action.kind === "split" ? action : { ...action, check: "unchecked" })),
    )
  }

  async pricesOn(
    instruments: readonly InstrumentRef[],
    day: number,
    options: AskOptions,
  ): Promise<Map<string, Answer<PriceOnDay>>> {
    const { sessions } = this.#world
    const firstOf = (instrument: InstrumentRef) =>
      sessions.sessionsBefore(instrument, day + 1, carriedSessions + 1)
    const from = Math.min(day, ...instruments.map(firstOf))
    const needed = { from, to: day, isAdjusted: false }
    return this.#answers(instruments, needed, options, (stored, notes, instrument) => {
      const { days, close } = stored.bars
      const at = indexAtOrAfter(days, day + 1) - 1
      if (at < 0) return null
      const isCarriedTooFar = days[at] < firstOf(instrument) && !stored.manualDays.includes(days[at])
      if (isCarriedTooFar) return null
      if (days[at] < day) notes.push({ code: "carried-forward", text: `of ${isoDate(days[at])}` })
      return { price: close[at], day: days[at], currency: instrument.currency }
    })
  }

  /** As `MarketDataUpkeep.confirm`. */
  async confirm(
    instruments: readonly InstrumentRef[],
    since: number,
    options: AskOptions,
  ): Promise<Map<string, Answer<PriceHistory>>> {
    const { clock, sessions } = this.#world
    const shelved = await this.#shelf.read(instruments.map(({ id }) => id))
    const requests = instruments.flatMap((instrument): HistoryRequest[] => {
      const readyDay = sessions.readyDay(instrument, clock())
      const stored = shelved.get(instrument.id)?.stored ?? null
      if (stored === null) return [{ instrument, from: since, to: readyDay, readyDay }]
      const last = lastConfirmed(stored)
      if (last === null) return [{ instrument, from: since, to: readyDay, readyDay }]
      if (last >= readyDay) return []
      return [
        {
          instrument,
          from: sessions.sessionsBefore(instrument, last + 1, overlapSessions),
          to: readyDay,
          readyDay,
        },
      ]
    })
    const answers = await this.#fetch(requests, options.caller, true)
    return new Map([...answers].map(([{ instrument }, answer]) => [instrument.id, answer]))
  }

  /** Asks for the history of an instrument again, behind whatever made us doubt it. */
  renewBehind(instrument: InstrumentRef): void {
    const { clock, sessions } = this.#world
    const readyDay = sessions.readyDay(instrument, clock())
    const from = sessions.sessionsBefore(instrument, readyDay + 1, overlapSessions)
    const request = { instrument, from, to: readyDay, readyDay }
    this.#world.behind(() => this.#fetch([request], { kind: "job", priority: 4 }, true))
  }

  async coverage(instruments: readonly InstrumentRef[]): Promise<Map<string, SeriesCoverage>> {
    const { clock, sessions, store } = this.#world
    const ids = instruments.map(({ id }) => id)
    const shelved = await this.#shelf.read(ids)
    const listedOn = new Map((await store.readInstruments(ids)).map((known) => [known.id, known.listedOn]))
    return new Map(
      instruments.map((instrument): [string, SeriesCoverage] => {
        const place = shelved.get(instrument.id) ?? missing.shelved
        const { days, covered } = place.coverage
        const market = sessions.marketOf(instrument)
        const first = days[0] ?? covered[0]?.from
        if (first === undefined) return [instrument.id, { market, bars: 0, span: null, missing: [] }]
        const from = Math.max(first, listedOn.get(instrument.id) ?? first)
        const range = { from, to: sessions.readyDay(instrument, clock()) }
        const coverage = {
          market,
          bars: days.length,
          span: days.length === 0 ? null : { from: days[0], to: days[days.length - 1] },
          missing: missingDays(instrument, range, place, sessions, clock()),
        }
        return [instrument.id, coverage]
      }),
    )
  }

  forget(id: string): void {
    this.#shelf.forget(id)
    this.#refusals.delete(id)
  }

  /** Answers for instruments of which the range is there, or has been asked for as far as the caller waits. */
  async #answers<T>(
    instruments: readonly InstrumentRef[],
    range: Needed,
    options: AskOptions,
    valueOf: (stored: StoredBars, notes: Note[], instrument: InstrumentRef) => T | null,
  ): Promise<Map<string, Answer<T>>> {
    const asked = await this.#ask(instruments, range, options)
    return new Map(
      instruments.map((instrument) => {
        const { shelved, isWhole, refusal } = asked.get(instrument.id) ?? missing
        const { stored } = shelved
        const notes = [...shelved.notes]
        const value = stored === null ? null : valueOf(stored, notes, instrument)
        if (stored === null || value === null) return [instrument.id, absent(isWhole, refusal)]
        const last = lastDayWithin(stored, range)
        if (stored.provisionalFrom !== null && last !== null && last >= stored.provisionalFrom) {
          notes.push({
            code: "provisional",
            text: `closes from ${isoDate(stored.provisionalFrom)} are not confirmed`,
          })
        }
        const answer: Answer<T> = {
          value,
          source: stored.source ?? "manual",
          asOf: last === null ? null : isoDate(last),
          fetchedAt: stored.fetchedAt,
          freshness: isWhole ? "fresh" : "stale",
          reason: isWhole ? null : (refusal.reason ?? "queued"),
          tried: refusal.tried,
          notes,
        }
        return [instrument.id, answer]
      }),
    )
  }

  async #ask(
    instruments: readonly InstrumentRef[],
    range: Needed,
    { caller, wait }: AskOptions,
  ): Promise<Map<string, Asked>> {
    const { metrics } = this.#world
    const first = await this.#look(instruments, range)
    const waited: HistoryRequest[] = []
    const behind: HistoryRequest[] = []
    for (const { place, requests } of first.values()) {
      const isMissing = place.stored === null || !hasHistory(place.stored, range)
      if (requests.length > 0) (isMissing || wait === "fresh" ? waited : behind).push(...requests)
      if (caller.kind === "interactive" && (requests.length === 0 || !isMissing)) {
        const tier = requests.length > 0 ? "stale" : isMissing ? "none" : place.tier
        metrics.add("lookups_total", { kind: "history", tier })
      }
    }
    if (behind.length > 0) {
      this.#world.behind(() => this.#fetch(behind, caller, true))
    }
    if (waited.length > 0) await this.#fetch(waited, caller, false)
    const filled = waited.length === 0 ? first : await this.#look(instruments, range)
    return new Map(
      [...filled].map(([id, { place, requests }]) => {
        const isWhole = requests.length === 0
        return [id, { shelved: place, isWhole, refusal: this.#refusals.get(id) ?? noRefusal }]
      }),
    )
  }

  /** What is there of a range, and what would have to be asked for. */
  async #look(instruments: readonly InstrumentRef[], range: Needed) {
    const { clock, sessions, store } = this.#world
    const ids = instruments.map(({ id }) => id)
    const shelved = await this.#shelf.read(ids)
    const listedOn = new Map((await store.readInstruments(ids)).map((known) => [known.id, known.listedOn]))
    return new Map(
      instruments.map((instrument) => {
        const place = shelved.get(instrument.id) ?? missing.shelved
        const from = Math.max(range.from, listedOn.get(instrument.id) ?? range.from)
        // Up to now, since the length of a request costs nothing, and a split of any later day is needed to adjust these.
        const now = Math.floor(clock() / dayMs)
        const holes = missingDays(instrument, { from, to: Math.max(range.to, now) }, place, sessions, clock())
        const isNeeded = holes.some((hole) => range.isAdjusted || hole.from <= range.to)
        const requests = isNeeded ? holes.map((hole) => this.#requestOf(instrument, hole, place)) : []
        return [instrument.id, { place, requests }]
      }),
    )
  }

  #requestOf(instrument: InstrumentRef, { from, to }: DayRange, { coverage }: OnShelf): HistoryRequest {
    const { clock, sessions } = this.#world
    const readyDay = sessions.readyDay(instrument, clock())
    const hasBefore = indexAtOrAfter(coverage.days, from) > 0
    const first = hasBefore ? sessions.sessionsBefore(instrument, from, overlapSessions) : from
    return { instrument, from: first, to, readyDay }
  }

  async #fetch(
    requests: readonly HistoryRequest[],
    caller: Caller,
    isBehind: boolean,
  ): Promise<ReadonlyMap<HistoryRequest, Answer<PriceHistory>>> {
    if (requests.length === 0) return new Map()
    const { chain, metrics } = this.#world
    const answers: ReadonlyMap<HistoryRequest, Answer<PriceHistory>> = await chain.ask("history", requests, {
      caller,
      isBehind,
    })
    countSkips(metrics, answers.values())
    for (const [{ instrument }, { freshness, reason, tried }] of answers) {
      if (freshness === "fresh") this.#refusals.delete(instrument.id)
      else this.#refusals.set(instrument.id, { reason, tried })
    }
    await this.#arrivals.record(answers)
    return answers
  }

  /** A live bar is never history: the newest provisional one is left out until its session is ready. */
  #finished(instrument: InstrumentRef, { bars, provisionalFrom, manualDays }: StoredBars): DailyBars {
    const last = bars.days.at(-1)
    if (provisionalFrom === null || last === undefined || manualDays.includes(last)) return bars
    const readyDay = this.#world.sessions.readyDay(instrument, this.#world.clock())
    return last > readyDay ? barsBetween(bars, bars.days[0], readyDay) : bars
  }
}

const missing: Asked = {
  shelved: { stored: null, coverage: { days: new Int32Array(0), covered: [] }, notes: [], tier: "store" },
  isWhole: false,
  refusal: noRefusal,
}

/** No value: because there is none, or because nobody could say. */
function absent(isWhole: boolean, { reason, tried }: Asked["refusal"]): Answer<never> {
  return {
    value: null,
    source: null,
    asOf: null,
    fetchedAt: null,
    freshness: "missing",
    reason: isWhole ? "no-data" : (reason ?? "queued"),
    tried,
    notes: [],
  }
}

function lastConfirmed({ bars, provisionalFrom }: StoredBars): number | null {
  const end = provisionalFrom === null ? bars.days.length : indexAtOrAfter(bars.days, provisionalFrom)
  return bars.days[end - 1] ?? null
}

/** Whether more than a close of today is there of a range: someone who wants its history waits for it otherwise. */
function hasHistory(stored: StoredBars, range: DayRange): boolean {
  const last = lastConfirmed(stored)
  return (last !== null && last >= range.from) || stored.manualDays.some((day) => day >= range.from)
}

function lastDayWithin({ bars }: StoredBars, { from, to }: DayRange): number | null {
  const last = bars.days[indexAtOrAfter(bars.days, to + 1) - 1]
  return last === undefined || last < from ? null : last
}

/** Prices on the basis asked for, where what is stored allows it; a note says where it does not. */
function adjusted(stored: StoredBars, bars: DailyBars, adjust: Adjustment, notes: Note[]): DailyBars {
  if (stored.basis !== "raw") {
    notes.push({ code: "other-basis", text: `the file's prices are ${stored.basis}` })
    return bars
  }
  try {
    return adjustBars(bars, stored.actions, adjust)
  } catch (error) {
    // A dividend above the price it is paid from: one of the two has the wrong unit, and no adjusted price is right.
    notes.push({ code: "dividend-basis", text: error instanceof Error ? error.message : String(error) })
    return noBars
  }
}
