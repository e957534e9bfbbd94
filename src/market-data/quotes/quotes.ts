import type {
  Answer,
  AskOptions,
  Caller,
  Instant,
  InstrumentKind,
  InstrumentRef,
  Quote,
  Trial,
} from "../../operations/market-data-port.ts"
import { countSkips } from "../accounting/count-skips.ts"
import { type Freshness, freshnessOf } from "../freshness/freshness.ts"
import type { MarketDataWorld } from "../market-data-world.ts"
import type { MemoryKey } from "../memory-tier/memory-tier.ts"
import type { Labels } from "../resilience/metrics.ts"
import { type KnownQuote, quoteOfStored } from "./known-quote.ts"
import type { QuoteArrivals } from "./quote-arrivals.ts"

/** A quote with its strings and notes. */
const quoteBytes = 400
const fundTtlMs = 6 * 3_600_000
/** A live value that has used up so much of its time is renewed behind the answer, so that the next look finds it fresh. */
const renewedFrom = 2 / 3
/** Calendar days of closes that hold the last one and the one before it. */
const storedDays = 30

type Found = { readonly known: KnownQuote; readonly tier: "memory" | "store" }

const keyOf = ({ id }: { readonly id: string }): MemoryKey<KnownQuote> => ({ kind: "quote", id })

/** Last prices: from memory, from the store, from a provider; what is there is given at once, and renewed behind the answer. */
export class Quotes {
  readonly #world: MarketDataWorld
  readonly #arrivals: QuoteArrivals
  /** How the last attempt to renew ended, by instrument; only of those that are not fresh. */
  readonly #refusals = new Map<string, Refusal>()

  /** Being renewed behind an answer: whoever looks meanwhile need not ask for the same. */
  readonly #renewing = new Set<string>()

  constructor(world: MarketDataWorld, arrivals: QuoteArrivals) {
    this.#world = world
    this.#arrivals = arrivals
  }

  async ask(
    instruments: readonly InstrumentRef[],
    options: AskOptions,
  ): Promise<ReadonlyMap<string, Answer<Quote>>> {
    const { clock, metrics, sessions } = this.#world
    const found = await this.#find(instruments)
    const now = clock()
    const answers = new Map<string, Answer<Quote>>()
    const missing: InstrumentRef[] = []
    const ageing: InstrumentRef[] = []
    const served: Served = new Map()
    for (const instrument of new Map(instruments.map((each) => [each.id, each])).values()) {
      const at = found.get(instrument.id)
      const state = at === undefined ? null : this.#stateOf(instrument, at.known, now)
      if (at === undefined || state === null || (options.wait === "fresh" && state.askAgain)) {
        missing.push(instrument)
        continue
      }
      const isDue = state.askAgain || this.#isAgeing(instrument, at.known, now)
      if (isDue && now >= (this.#refusals.get(instrument.id)?.until ?? 0)) ageing.push(instrument)
      answers.set(instrument.id, this.#answerOf(instrument, at.known, state))
      const tier = state.freshness === "fresh" ? at.tier : "stale"
      const ageMs = Math.max(0, now - at.known.fetchedAt)
      if (options.caller.kind === "job") continue
      countServed(served, sessions.marketOf(instrument) ?? "", tier)
      metrics.observe("answer_age_seconds", { kind: "quotes" }, ageMs / 1_000)
    }
    for (const [market, tiers] of served) {
      for (const [tier, count] of tiers) metrics.add("lookups_total", { market, kind: "quotes", tier }, count)
    }
    if (ageing.length > 0) this.#renewBehind(ageing, found, options.caller)
    if (missing.length > 0) {
      const asked = await this.#askChain(missing, found, options.caller, false)
      for (const [id, answer] of asked) answers.set(id, answer)
    }
    return answers
  }

  /** Brings what the store has into memory. */
  async warm(instruments: readonly InstrumentRef[]): Promise<void> {
    await this.#find(instruments)
  }

  /** Asks anew of whatever was refused until a moment: someone has brought that moment forward. */
  retry(): void {
    this.#refusals.clear()
  }

  forget(id: string): void {
    this.#world.memory.delete(keyOf({ id }))
    this.#refusals.delete(id)
  }

  async #find(instruments: readonly InstrumentRef[]): Promise<Map<string, Found>> {
    const { memory, store, sessions, clock } = this.#world
    const found = new Map<string, Found>()
    const others: InstrumentRef[] = []
    for (const instrument of instruments) {
      const known = memory.get(keyOf(instrument))
      if (known === null) others.push(instrument)
      else found.set(instrument.id, { known, tier: "memory" })
    }
    if (others.length === 0) return found
    const today = Math.floor(clock() / 86_400_000)
    const ids = others.map(({ id }) => id)
    const { series } = await store.readCloses(ids, today - storedDays)
    // Those that have not traded for longer, and prices that someone once typed in.
    const older = ids.filter((id) => series.get(id)?.days.length === 0)
    const all = older.length === 0 ? null : await store.readCloses(older, null)
    // Whoever asks may not have heard of a currency that was learnt meanwhile.
    const nameless = others.filter(({ id, currency }) => currency === null && series.has(id))
    const named = await store.readInstruments(nameless.map(({ id }) => id))
    const currencies = new Map(named.map(({ id, currency }) => [id, currency]))
    for (const instrument of others) {
      const { id } = instrument
      const currency = instrument.currency ?? currencies.get(id) ?? null
      const stored = all?.series.get(id) ?? series.get(id)
      const known = stored === undefined ? null : quoteOfStored({ ...instrument, currency }, stored, sessions)
      if (known === null) continue
      memory.set(keyOf(instrument), known, quoteBytes)
      found.set(id, { known, tier: "store" })
    }
    return found
  }

  #stateOf(instrument: InstrumentRef, known: KnownQuote, now: Instant): Freshness {
    const rule = this.#world.sessions.rule(instrument, now, this.#ttlOf(instrument.kind))
    return freshnessOf(known, now, rule)
  }

  /** Fresh still, but not for long, in a market that is open. */
  #isAgeing(instrument: InstrumentRef, known: KnownQuote, now: Instant): boolean {
    const ttlMs = this.#ttlOf(instrument.kind)
    if (now - known.fetchedAt < ttlMs * renewedFrom) return false
    const young = this.#world.sessions.rule(instrument, now, ttlMs * renewedFrom)
    return freshnessOf(known, now, young).askAgain
  }

  #ttlOf(kind: InstrumentKind): number {
    return kind === "fund" ? fundTtlMs : this.#world.quoteTtlMs
  }

  #answerOf({ id }: InstrumentRef, known: KnownQuote, { freshness, reason }: Freshness): Answer<Quote> {
    const { quote: value, source, asOf, fetchedAt, notes } = known
    const refusal = freshness === "fresh" ? undefined : this.#refusals.get(id)
    return {
      value,
      source,
      asOf,
      fetchedAt,
      freshness,
      reason: reason ?? refusal?.reason ?? null,
      tried: refusal?.tried ?? [],
      notes,
    }
  }

  #renewBehind(
    instruments: readonly InstrumentRef[],
    found: ReadonlyMap<string, Found>,
    caller: Caller,
  ): void {
    const others = instruments.filter(({ id }) => !this.#renewing.has(id))
    if (others.length === 0) return
    for (const { id } of others) this.#renewing.add(id)
    this.#world.behind(async () => {
      try {
        await this.#askChain(others, found, caller, true)
      } finally {
        for (const { id } of others) this.#renewing.delete(id)
      }
    })
  }

  async #askChain(
    instruments: readonly InstrumentRef[],
    found: ReadonlyMap<string, Found>,
    caller: Caller,
    isBehind: boolean,
  ): Promise<ReadonlyMap<string, Answer<Quote>>> {
    const asked = await this.#world.chain.ask("quotes", instruments, {
      caller,
      isBehind,
      labels: (instrument) => this.#labelsOf(instrument),
      stored: ({ id }) => {
        const known = found.get(id)?.known
        return Promise.resolve(known === undefined ? null : { ...known, value: known.quote })
      },
    })
    countSkips(this.#world.metrics, asked.values())
    const learnt = await this.#arrivals.record(asked)
    const answers = new Map<string, Answer<Quote>>()
    for (const [instrument, answer] of asked) {
      const known = learnt.get(instrument.id)
      if (known === undefined) {
        const { reason, tried } = answer
        this.#refusals.set(instrument.id, { reason, tried, until: refusedUntil(tried) })
        answers.set(instrument.id, answer)
        continue
      }
      this.#refusals.delete(instrument.id)
      this.#world.memory.set(keyOf(instrument), known, quoteBytes)
      const state = this.#stateOf(instrument, known, this.#world.clock())
      answers.set(instrument.id, { ...this.#answerOf(instrument, known, state), tried: answer.tried })
    }
    return answers
  }

  /** By market, for the accounts of warm lookups. */
  #labelsOf(instrument: InstrumentRef): Labels {
    return { market: this.#world.sessions.marketOf(instrument) ?? "" }
  }
}

/** Until when nobody who could answer may be asked: then there is nothing to try. */
type Refusal = Pick<Answer<Quote>, "reason" | "tried"> & { readonly until: Instant }

function refusedUntil(tried: readonly Trial[]): Instant {
  const moments = tried.map(({ why, retryAt }) => {
    if (why === "not-configured" || why === "not-supported") return Infinity
    return retryAt ?? 0
  })
  const until = Math.min(...moments)
  return until === Infinity ? 0 : until
}

/** Lookups that were answered from what we have, by market and tier. */
type Served = Map<string, Map<string, number>>

function countServed(served: Served, market: string, tier: string): void {
  const tiers = served.get(market) ?? new Map<string, number>()
  tiers.set(tier, (tiers.get(tier) ?? 0) + 1)
  served.set(market, tiers)
}
