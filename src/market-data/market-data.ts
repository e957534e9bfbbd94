import type { EventPublisher } from "../operations/events-port.ts"
import type { InstrumentRef, MarketData, ProviderId } from "../operations/market-data-port.ts"
import type { LookupAccounting, MarketDataUpkeep } from "../operations/market-data-upkeep-port.ts"
import type { Clock } from "../operations/ports.ts"
import type { PriceStore } from "../operations/price-store-port.ts"
import { LookupAccounts } from "./accounting/lookup-accounts.ts"
import { ReadCounts } from "./accounting/read-counts.ts"
import { BarArrivals } from "./bars/bar-arrivals.ts"
import { Bars } from "./bars/bars.ts"
import { SeriesShelf } from "./bars/series-shelf.ts"
import { FxRates } from "./fx/fx-rates.ts"
import { InstrumentBook } from "./instrument-book.ts"
import { MemoryTier } from "./memory-tier/memory-tier.ts"
import { Profiles } from "./profiles.ts"
import type { AskDeadlines } from "./provider-chain/ask-lane.ts"
import { ProviderChain } from "./provider-chain/provider-chain.ts"
import type { ProviderOrder } from "./provider-chain/provider-order.ts"
import type { Provider } from "./providers/provider.ts"
import { QuoteArrivals } from "./quotes/quote-arrivals.ts"
import { Quotes } from "./quotes/quotes.ts"
import type { Metrics } from "./resilience/metrics.ts"
import type { MarketSessions } from "./sessions/market-sessions.ts"

/** What the layer is made of. The providers come ready, with their guards. */
export type MarketDataParts = {
  readonly store: PriceStore
  readonly providers: readonly Provider[]
  readonly order: ProviderOrder
  readonly sessions: MarketSessions
  readonly metrics: Metrics
  readonly events: EventPublisher
  readonly clock: Clock
  readonly settings: {
    readonly quoteTtlMs: number
    readonly memoryBytes: number
    readonly deadlines?: AskDeadlines
  }
  /** Told of what no one expected in work that nobody waits for. */
  readonly onError: (error: unknown) => void
}

export type MarketDataLayer = MarketData &
  MarketDataUpkeep & {
    readonly accounting: LookupAccounting
    /** Asks anew at the next look, although a provider was not to be asked before a later moment. */
    retry(): void
    /** Resolves when nothing is under way behind an answer any more. */
    settled(): Promise<void>
  }

/** Memory, store and providers as one: see `MarketData`. */
export function createMarketData(parts: MarketDataParts): MarketDataLayer {
  const { store, clock, sessions, order, settings } = parts
  const memory = new MemoryTier(settings.memoryBytes)
  const accounts = new LookupAccounts(parts.metrics, clock, memory)
  const providers = new Map(parts.providers.map((provider) => [provider.id, provider]))
  const underWay = new Set<Promise<unknown>>()
  const { deadlines } = settings
  const world = {
    store,
    chain: new ProviderChain({
      providers: parts.providers,
      order,
      clock,
      metrics: accounts,
      ...(deadlines === undefined ? {} : { deadlines }),
    }),
    memory,
    sessions,
    metrics: accounts,
    events: parts.events,
    clock,
    quoteTtlMs: settings.quoteTtlMs,
    symbolOf: (id: ProviderId, instrument: InstrumentRef) => providers.get(id)?.symbolOf(instrument) ?? null,
    behind: (work: () => Promise<unknown>) => {
      const started = new Promise<void>((resolve) => setImmediate(resolve)).then(work)
      const done = started.catch(parts.onError).finally(() => underWay.delete(done))
      underWay.add(done)
    },
  }
  const book = new InstrumentBook(store, world.symbolOf)
  const shelf = new SeriesShelf(world)
  const bars = new Bars(world, shelf, new BarArrivals(world, book, shelf, (id) => quotes.forget(id)))
  const suspect = (instrument: InstrumentRef) => bars.renewBehind(instrument)
  const quotes = new Quotes(world, new QuoteArrivals(world, book, suspect))
  const rates = new FxRates(world, shelf, book)
  const profiles = new Profiles(world)
  const reads = new ReadCounts()

  return {
    quotes(instruments, options) {
      reads.count(instruments, options)
      return quotes.ask(instruments, options)
    },
    dailyBars(instruments, range, adjust, options) {
      reads.count(instruments, options)
      return bars.dailyBars(instruments, range, adjust, options)
    },
    pricesOn: (instruments, day, options) => bars.pricesOn(instruments, day, options),
    corporateActions: (instruments, range, options) => bars.corporateActions(instruments, range, options),
    fxRates: (pairs, days, options) => rates.ask(pairs, days, options),
    profiles: (instruments, options) => profiles.profiles(instruments, options),
    search: (text, options) => profiles.search(text, options),

    async warm(instruments) {
      await quotes.warm(instruments)
      for (const market of new Set(instruments.map((instrument) => sessions.marketOf(instrument)))) {
        const until = market === null ? null : sessions.nextBoundary(market, clock())
        if (market !== null && until !== null) accounts.warmed(market, until)
      }
    },
    confirm: (instruments, since, options) => bars.confirm(instruments, since, options),
    coverage: (instruments) => bars.coverage(instruments),
    changed(ids) {
      for (const id of ids) {
        quotes.forget(id)
        bars.forget(id)
      }
      if (ids.length > 0) parts.events.publish(null, { type: "freshness", instruments: [...ids] })
    },
    marketOf: (instrument) => sessions.marketOf(instrument),
    identify: (id, symbol) => providers.get(id)?.readSymbol?.(symbol) ?? null,
    takeReads: () => reads.take(),
    accounting: accounts,
    retry: () => quotes.retry(),
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
