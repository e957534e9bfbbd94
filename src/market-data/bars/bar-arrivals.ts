import type { DayRange } from "../../engine/prices/day-range.ts"
import { sourcesAgree } from "../../engine/prices/sources-agree.ts"
import { sourcesDiffer } from "../../engine/prices/checks/sources-differ.ts"
import { noBars } from "../../engine/prices/daily-bars.ts"
import type { Answer, Instant, PriceHistory } from "../../operations/market-data-port.ts"
import type { PriceBatch } from "../../operations/price-store-port.ts"
import { isProvider } from "../is-provider.ts"
import type { InstrumentBook } from "../instrument-book.ts"
import type { MarketDataWorld } from "../market-data-world.ts"
import type { HistoryRequest } from "../providers/provider.ts"
import { checkArrival } from "./check-arrival.ts"
import type { SeriesShelf } from "./series-shelf.ts"

/** Open flags that are looked at before a batch is recorded. */
const mostFlags = 200
/** So lately something may still come; older emptiness is known for good. */
const recentDays = 7

/** Keeps histories as they come: checked, joined to what is stored, with what is now known to be empty. */
export class BarArrivals {
  readonly #world: MarketDataWorld
  readonly #book: InstrumentBook
  readonly #shelf: SeriesShelf
  /** Told of instruments whose bars have changed. */
  readonly #changed: (id: string) => void
  /** Of each history that came: those who wait for the same answer are given the same one, and it is kept once. */
  readonly #recorded = new WeakMap<PriceHistory, Promise<boolean>>()

  constructor(
    world: MarketDataWorld,
    book: InstrumentBook,
    shelf: SeriesShelf,
    changed: (id: string) => void,
  ) {
    this.#world = world
    this.#book = book
    this.#shelf = shelf
    this.#changed = changed
  }

  async record(answers: ReadonlyMap<HistoryRequest, Answer<PriceHistory>>): Promise<void> {
    const changed = new Set<string>()
    for (const [request, answer] of answers) {
      const history = answer.freshness === "fresh" ? answer.value : null
      const isChanged =
        history === null
          ? await this.#recordEmpty(request, answer)
          : await this.#recordOnce(request, history, answer)
      if (isChanged) changed.add(request.instrument.id)
    }
    for (const id of changed) this.#changed(id)
    if (changed.size > 0) this.#world.events.publish(null, { type: "freshness", instruments: [...changed] })
  }

  #recordOnce(
    request: HistoryRequest,
    history: PriceHistory,
    answer: Pick<Answer<PriceHistory>, "source" | "fetchedAt">,
  ): Promise<boolean> {
    const recording = this.#recorded.get(history) ?? this.#recordHistory(request, history, answer)
    this.#recorded.set(history, recording)
    return recording
  }

  async #recordHistory(
    request: HistoryRequest,
    { bars, actions, currency, quotedIn, firstDay }: PriceHistory,
    { source, fetchedAt }: Pick<Answer<PriceHistory>, "source" | "fetchedAt">,
  ): Promise<boolean> {
    if (!isProvider(source) || fetchedAt === null) return false
    const { store, sessions, metrics } = this.#world
    const { instrument } = request
    await this.#book.learn(new Map([[instrument, { source, currency, quotedIn, firstDay }]]))
    const [known] = await store.readInstruments([instrument.id])
    const { stored } = await this.#shelf.readOne(instrument.id)
    const flags = await store.listFlags(instrument.id, { state: "open", limit: mostFlags })
    const present = { stored, listedOn: known?.listedOn ?? null, flags }
    const findings = checkArrival(instrument, { bars, actions, fetchedAt }, present, sessions)
    for (const { check } of findings) metrics.add("quality_flags_total", { check })

    const batch: PriceBatch = {
      instrument: instrument.id,
      source,
      basis: "raw",
      fetchedAt,
      state: "confirmed",
      bars,
      actions,
      covered: coveredBy(request),
      findings,
    }
    const outcome = await store.recordBars(batch)
    this.#shelf.forget(instrument.id)
    if (outcome.outcome === "other-source") return this.#continueFrom(batch)
    return outcome.outcome === "recorded" && outcome.changedDays > 0
  }

  /** A series goes on from another source only where the two agree; else they are compared, and the series keeps its own. */
  async #continueFrom(batch: PriceBatch): Promise<boolean> {
    const { store, metrics } = this.#world
    const { stored } = await this.#shelf.readOne(batch.instrument)
    if (stored === null) return false
    if (sourcesAgree(stored.bars, batch.bars)) {
      const reason = `${batch.source} agrees on the last 20 sessions that both have`
      await store.changeSource(batch.instrument, batch.source, reason, batch.fetchedAt)
      const outcome = await store.recordBars(batch)
      this.#shelf.forget(batch.instrument)
      return outcome.outcome === "recorded" && outcome.changedDays > 0
    }
    for (const { check } of sourcesDiffer(stored.bars, batch.bars))
      metrics.add("quality_flags_total", { check })
    return false
  }

  /** A range in which the source has nothing is not asked for again, unless it is so recent that it may fill. */
  async #recordEmpty(request: HistoryRequest, { tried }: Answer<PriceHistory>): Promise<boolean> {
    const asked = tried.find(({ why, outcome }) => outcome === "failed" && why === "no-data")
    if (asked === undefined) return false
    const at: Instant = this.#world.clock()
    const to = Math.min(coveredBy(request).to, Math.floor(at / 86_400_000) - recentDays)
    if (to < request.from) return false
    const { instrument } = request
    await this.#world.store.recordBars({
      instrument: instrument.id,
      source: asked.provider,
      basis: "raw",
      fetchedAt: at,
      state: "confirmed",
      bars: noBars,
      actions: [],
      covered: { from: request.from, to },
      findings: [],
    })
    this.#shelf.forget(instrument.id)
    return false
  }
}

/** The days that an answer is about: a range asked for, as far as sessions are ready. */
function coveredBy({ from, to, readyDay }: HistoryRequest): DayRange {
  return { from, to: Math.min(to, readyDay ?? to) }
}
