import type { EpochDay } from "../../engine/money/iso-date.ts"
import { isoDate } from "../../engine/money/iso-date.ts"
import { noBars } from "../../engine/prices/daily-bars.ts"
import type {
  Answer,
  AskOptions,
  Caller,
  DayRange,
  FxPair,
  FxRate,
  FxSeries,
  InstrumentRef,
} from "../../operations/market-data-port.ts"
import { countSkips } from "../accounting/count-skips.ts"
import { missingDays } from "../bars/missing-days.ts"
import type { OnShelf, SeriesShelf } from "../bars/series-shelf.ts"
import type { InstrumentBook } from "../instrument-book.ts"
import { isProvider } from "../is-provider.ts"
import type { MarketDataWorld } from "../market-data-world.ts"
import type { FxRequest } from "../providers/provider.ts"
import { crossRate, type Leg } from "./cross-rate.ts"
import { type Pivot, referenceInstrument } from "./reference-instrument.ts"

/** A rate is carried so far. */
const carriedDays = 7
/** The file with the latest rates holds 90 days, whatever one wants of it. */
const recentDays = 84

type LegAsk = { readonly pivot: Pivot; readonly currency: string; readonly instrument: InstrumentRef }
type Refusal = Pick<Answer<unknown>, "reason" | "tried">

/** Reference rates, kept one series a currency against the euro, or against the dollar where the euro has none; pairs are crossed. */
export class FxRates {
  readonly #world: MarketDataWorld
  readonly #shelf: SeriesShelf
  readonly #book: InstrumentBook
  readonly #refusals = new Map<string, Refusal>()

  constructor(world: MarketDataWorld, shelf: SeriesShelf, book: InstrumentBook) {
    this.#world = world
    this.#shelf = shelf
    this.#book = book
  }

  async ask(
    pairs: readonly FxPair[],
    days: readonly EpochDay[],
    options: AskOptions,
  ): Promise<Map<string, readonly Answer<FxRate>[]>> {
    const range = { from: Math.min(...days) - carriedDays, to: Math.max(...days) }
    const currencies = new Set(pairs.flatMap(({ base, quote }) => (base === quote ? [] : [base, quote])))
    const euro = await this.#legs("EUR", [...currencies], range, options)
    // Currencies that the euro has no rate of are looked for against the dollar.
    const without = [...currencies].filter((currency) => currency !== "EUR" && !hasRates(euro.get(currency)))
    const dollar = await this.#legs("USD", without, range, options)
    const legs = this.#joined(euro, dollar)
    return new Map(
      pairs.map((pair) => [
        `${pair.base}/${pair.quote}`,
        days.map((day) => this.#answer(pair, day, euro, dollar, legs)),
      ]),
    )
  }

  #answer(
    pair: FxPair,
    day: EpochDay,
    euro: ReadonlyMap<string, OnShelf>,
    dollar: ReadonlyMap<string, OnShelf>,
    legs: (currency: string, pivot: Pivot) => Leg | null,
  ): Answer<FxRate> {
    const isDollars = [pair.base, pair.quote].some((currency) => dollar.has(currency))
    const pivot = isDollars ? "USD" : "EUR"
    const value = crossRate(pair, day, pivot, (currency) => legs(currency, pivot))
    const used = [pair.base, pair.quote].flatMap(
      (currency) => dollar.get(currency) ?? euro.get(currency) ?? [],
    )
    const refusal = [pair.base, pair.quote].map((currency) => this.#refusals.get(currency)).find(Boolean)
    if (value === null) {
      const nothing = { value: null, source: null, asOf: null, fetchedAt: null, notes: [] }
      return {
        ...nothing,
        freshness: "missing",
        reason: refusal?.reason ?? "no-data",
        tried: refusal?.tried ?? [],
      }
    }
    const { clock, sessions } = this.#world
    const sources = new Set(used.flatMap(({ stored }) => stored?.source ?? []))
    const [only] = sources
    const fetched = used.flatMap(({ stored }) => stored?.fetchedAt ?? [])
    const due = sessions.days("reference", {
      from: value.day + 1,
      to: Math.min(day, sessions.readyDay("reference", clock())),
    })
    const isFresh = pair.base === pair.quote || due.length === 0
    return {
      value,
      source: sources.size === 1 && only !== undefined && value.path === "direct" ? only : "derived",
      asOf: isoDate(value.day),
      fetchedAt: fetched.length === 0 ? null : Math.min(...fetched),
      freshness: isFresh ? "fresh" : "stale",
      reason: isFresh ? null : (refusal?.reason ?? "queued"),
      tried: isFresh ? [] : (refusal?.tried ?? []),
      notes:
        value.day === day ? [] : [{ code: "carried-forward", text: `the rate of ${isoDate(value.day)}` }],
    }
  }

  /** Rates against one pivot: those of the euro again as rates of the dollar, where the dollar is what a pair is crossed through. */
  #joined(euro: ReadonlyMap<string, OnShelf>, dollar: ReadonlyMap<string, OnShelf>) {
    const legs = new Map<string, Leg | null>()
    return (currency: string, pivot: Pivot): Leg | null => {
      const key = `${pivot}${currency}`
      const known = legs.get(key)
      if (known !== undefined) return known
      const own = legOf((pivot === "EUR" ? euro : dollar).get(currency))
      const leg = own ?? (pivot === "USD" ? throughEuro(currency, euro) : null)
      legs.set(key, leg)
      return leg
    }
  }

  async #legs(
    pivot: Pivot,
    currencies: readonly string[],
    range: DayRange,
    options: AskOptions,
  ): Promise<Map<string, OnShelf>> {
    // To cross through the dollar takes the dollar's own rate of the euro.
    const needed = new Set(pivot === "EUR" && currencies.length > 0 ? [...currencies, "USD"] : currencies)
    needed.delete(pivot)
    const legs = [...needed].map((currency): LegAsk => ({
      pivot,
      currency,
      instrument: referenceInstrument(pivot, currency),
    }))
    if (legs.length === 0) return new Map()
    const before = await this.#shelf.read(legs.map(({ instrument }) => instrument.id))
    const waited: FxRequest[] = []
    const behind: FxRequest[] = []
    for (const leg of legs) {
      const place = before.get(leg.instrument.id) ?? empty
      const requests = this.#requests(leg, range, place)
      const isMissing = place.stored === null
      if (requests.length > 0) (isMissing || options.wait === "fresh" ? waited : behind).push(...requests)
      if (options.caller.kind === "interactive" && (requests.length === 0 || !isMissing)) {
        const tier = requests.length > 0 ? "stale" : isMissing ? "none" : place.tier
        this.#world.metrics.add("lookups_total", { kind: "fx-history", tier })
      }
    }
    if (behind.length > 0) {
      this.#world.behind(() => this.#fetch(pivot, behind, { caller: options.caller, isBehind: true }))
    }
    if (waited.length > 0) await this.#fetch(pivot, waited, { caller: options.caller, isBehind: false })
    const after =
      waited.length === 0 ? before : await this.#shelf.read(legs.map(({ instrument }) => instrument.id))
    return new Map(legs.map(({ currency, instrument }) => [currency, after.get(instrument.id) ?? empty]))
  }

  /** One request from the first hole up to now: a call is every currency, and its length costs nothing. */
  #requests({ pivot, currency }: LegAsk, range: DayRange, place: OnShelf): FxRequest[] {
    const { clock, sessions } = this.#world
    const holes = missingDays("reference", range, place, sessions, clock())
    const [first] = holes
    if (first === undefined) return []
    const recent = Math.floor(clock() / 86_400_000) - recentDays
    const from = first.from >= recent ? recent : first.from
    return [{ base: pivot, quote: currency, from, to: sessions.readyDay("reference", clock()) }]
  }

  async #fetch(
    pivot: Pivot,
    requests: readonly FxRequest[],
    options: { readonly caller: Caller; readonly isBehind: boolean },
  ): Promise<void> {
    const { chain, metrics } = this.#world
    const answers = await chain.ask("fx-history", requests, options)
    countSkips(metrics, answers.values())
    for (const [request, answer] of answers) {
      if (answer.freshness === "fresh") this.#refusals.delete(request.quote)
      else this.#refusals.set(request.quote, answer)
      await this.#record(referenceInstrument(pivot, request.quote), request, answer)
    }
  }

  async #record(instrument: InstrumentRef, request: FxRequest, answer: Answer<FxSeries>): Promise<void> {
    const { store, sessions, clock } = this.#world
    const { value, source, fetchedAt } = answer
    if (value === null || !isProvider(source) || fetchedAt === null) return
    const currency = request.quote
    await this.#book.learn(new Map([[instrument, { source, currency, quotedIn: currency, firstDay: null }]]))
    const readyDay = sessions.readyDay("reference", clock())
    const blank = new Float64Array(value.days.length).fill(Number.NaN)
    const columns = { open: blank, high: blank, low: blank, volume: blank }
    const batch = {
      instrument: instrument.id,
      source,
      basis: "raw",
      fetchedAt,
      state: "confirmed",
      bars: value.days.length === 0 ? noBars : { days: value.days, close: value.rates, ...columns },
      actions: [],
      covered: { from: request.from, to: Math.min(request.to, readyDay) },
      findings: [],
    } as const
    const outcome = await store.recordBars(batch)
    if (outcome.outcome === "other-source" && (await this.#isSameRates(instrument.id, value))) {
      await store.changeSource(instrument.id, source, `${source} has the same rates`, fetchedAt)
      await store.recordBars(batch)
    }
    this.#shelf.forget(instrument.id)
  }

  /** Another service of the same rates may stand in: those of the days that both have are equal. */
  async #isSameRates(id: string, { days, rates }: FxSeries): Promise<boolean> {
    const { stored } = await this.#shelf.readOne(id)
    if (stored === null) return false
    const ours = new Map([...stored.bars.days].map((day, at) => [day, stored.bars.close[at]]))
    const common = [...days.keys()].filter((at) => ours.has(days[at]))
    return (
      common.length >= 20 && common.every((at) => Math.abs(rates[at] / (ours.get(days[at]) ?? 0) - 1) < 1e-4)
    )
  }
}

const empty: OnShelf = {
  stored: null,
  coverage: { days: new Int32Array(0), covered: [] },
  notes: [],
  tier: "store",
}

function hasRates(place: OnShelf | undefined): boolean {
  return (place?.stored?.bars.days.length ?? 0) > 0
}

function legOf(place: OnShelf | undefined): Leg | null {
  const bars = place?.stored?.bars
  return bars === undefined ? null : { days: bars.days, rates: bars.close }
}

/** Units of a currency for one dollar, out of what the euro has of both, on the days that both have. */
function throughEuro(currency: string, euro: ReadonlyMap<string, OnShelf>): Leg | null {
  const dollar = legOf(euro.get("USD"))
  if (dollar === null) return null
  if (currency === "EUR") return { days: dollar.days, rates: dollar.rates.map((rate) => 1 / rate) }
  const leg = legOf(euro.get(currency))
  if (leg === null) return null
  const ofDollar = new Map([...dollar.days].map((day, at) => [day, dollar.rates[at]]))
  const days = leg.days.filter((day) => ofDollar.has(day))
  const rates = leg.rates.filter((_, at) => ofDollar.has(leg.days[at]))
  return { days, rates: rates.map((rate, at) => rate / (ofDollar.get(days[at]) ?? Number.NaN)) }
}
