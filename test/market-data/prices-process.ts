import { createProviderDesk } from "../../src/market-data/accounting/provider-desk.ts"
import { ProviderRecord } from "../../src/market-data/accounting/provider-record.ts"
import { worldCalendar } from "../../src/market-data/exchange-calendar/world-calendar.ts"
import { createMarketData, type MarketDataLayer } from "../../src/market-data/market-data.ts"
import { defaultProviderOrder } from "../../src/market-data/provider-chain/provider-order.ts"
import { createEcbProvider } from "../../src/market-data/providers/ecb/ecb-provider.ts"
import { createHttpClient, type HttpDeadlines } from "../../src/market-data/providers/http-client.ts"
import type { Provider } from "../../src/market-data/providers/provider.ts"
import { createYahooProvider } from "../../src/market-data/providers/yahoo/yahoo-provider.ts"
import type { Metrics } from "../../src/market-data/resilience/metrics.ts"
import { MarketSessions } from "../../src/market-data/sessions/market-sessions.ts"
import type { EventPublisher } from "../../src/operations/events-port.ts"
import type { Clock, NewId } from "../../src/operations/ports.ts"
import type { PricesContext } from "../../src/operations/prices-context.ts"
import type { Store } from "../../src/store/sqlite/open-store.ts"

const minute = 60_000

/** Prices as one process has them, on a real store and from a real server. */
export type PricesProcess = {
  readonly context: PricesContext
  readonly layer: MarketDataLayer
  readonly yahoo: Provider
  /** Waits for what is under way, lets go of the connections, and throws what went wrong behind an answer. */
  readonly stop: () => Promise<void>
}

export function startPrices(options: {
  readonly store: Store
  /** Of the provider. */
  readonly address: URL
  readonly clock: Clock
  readonly sleep: (ms: number) => Promise<void>
  readonly metrics: Metrics
  readonly events: EventPublisher
  readonly newId: NewId
  readonly processId: string
  readonly deadlines?: HttpDeadlines
  /** Address of the ECB's files and portal; without one there is no ECB. */
  readonly ecb?: URL
}): PricesProcess {
  const { store, address, clock, sleep, events, newId, processId } = options
  const deadlines = options.deadlines ?? { connectMs: 3_000, headersMs: 3_000, bodyMs: 3_000 }
  const record = new ProviderRecord(options.metrics, clock)
  const http = createHttpClient({ userAgent: "Foliant (test)", deadlines })
  const world = {
    clock,
    random: () => 0.5,
    sleep,
    http,
    state: store.providerState,
    metrics: record,
    processId,
  }
  const yahoo = createYahooProvider({
    id: "yahoo",
    addresses: { api: address, firstPage: new URL("/", address) },
    world,
  })
  const { ecb } = options
  const others =
    ecb === undefined ? [] : [createEcbProvider({ addresses: { files: ecb, portal: ecb }, world })]
  const errors: unknown[] = []
  const layer = createMarketData({
    store: store.prices,
    providers: [yahoo, ...others],
    order: defaultProviderOrder,
    sessions: new MarketSessions(worldCalendar, yahoo.capabilities.delayMs),
    metrics: record,
    events,
    clock,
    settings: { quoteTtlMs: 15 * minute, memoryBytes: 64_000_000 },
    onError: (error) => errors.push(error),
  })
  const providers = createProviderDesk({
    providers: [yahoo],
    record,
    state: store.providerState,
    clock,
    onTry: () => layer.retry(),
  })
  return {
    context: {
      prices: store.prices,
      marketData: layer,
      accounting: layer.accounting,
      providers,
      use: store.use,
      symbolsOf: "yahoo",
      events,
      clock,
      newId,
    },
    layer,
    yahoo,
    async stop() {
      await layer.settled()
      http.close()
      if (errors.length > 0) throw errors[0]
    },
  }
}
