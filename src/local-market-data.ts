import { type PriceConfig, yahooAddress } from "./config.ts"
import { demoInstruments, startDemoProvider } from "./demo-provider.ts"
import { engineVersion } from "./engine/engine-version.ts"
import { createProviderDesk } from "./market-data/accounting/provider-desk.ts"
import { ProviderRecord } from "./market-data/accounting/provider-record.ts"
import { worldCalendar } from "./market-data/exchange-calendar/world-calendar.ts"
import { createMarketData } from "./market-data/market-data.ts"
import { defaultProviderOrder, type ProviderOrder } from "./market-data/provider-chain/provider-order.ts"
import { createEcbProvider } from "./market-data/providers/ecb/ecb-provider.ts"
import { createFrankfurterProvider } from "./market-data/providers/frankfurter/frankfurter-provider.ts"
import { createHttpClient } from "./market-data/providers/http-client.ts"
import type { Provider } from "./market-data/providers/provider.ts"
import { createTiingoProvider } from "./market-data/providers/tiingo/tiingo-provider.ts"
import { yahooCapabilities } from "./market-data/providers/yahoo/capabilities.ts"
import { createYahooProvider } from "./market-data/providers/yahoo/yahoo-provider.ts"
import type { Metrics } from "./market-data/resilience/metrics.ts"
import type { World } from "./market-data/resilience/world.ts"
import { MarketSessions } from "./market-data/sessions/market-sessions.ts"
import { newId } from "./new-id.ts"
import { addInstrument } from "./operations/add-instrument.ts"
import type { DemoProvider } from "./operations/demo-provider-port.ts"
import type { EventPublisher } from "./operations/events-port.ts"
import type { PricesContext } from "./operations/prices-context.ts"
import type { Store } from "./store/sqlite/open-store.ts"

const MEMORY_BYTES = 64_000_000

const demoOrder: ProviderOrder = {
  equity: ["demo"],
  crypto: ["demo"],
  "fx-spot": ["demo"],
  "fx-history": ["demo"],
  search: ["demo"],
}

export type LocalMarketData = {
  readonly context: PricesContext
  readonly demo: DemoProvider | null
  readonly close: () => Promise<void>
}

/** Prices on this machine's store, from the providers that are configured, or from the demo's alone. */
export async function openMarketData(options: {
  readonly store: Store
  readonly config: PriceConfig
  readonly metrics: Metrics
  readonly events: EventPublisher
  readonly demo: boolean
  readonly onError: (error: unknown) => void
}): Promise<LocalMarketData> {
  const { store, config, events, onError } = options
  const clock = Date.now
  const record = new ProviderRecord(options.metrics, clock)
  const http = createHttpClient({ userAgent: `Foliant/${engineVersion}` })
  const world: World = {
    clock,
    random: Math.random,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    http,
    state: store.providerState,
    metrics: record,
    processId: newId(),
  }
  const demo = options.demo ? await startDemoProvider(clock) : null
  const providers = demo === null ? configuredProviders(config, world) : [demoProvider(demo.address, world)]
  const layer = createMarketData({
    store: store.prices,
    providers,
    order: demo === null ? defaultProviderOrder : demoOrder,
    sessions: new MarketSessions(worldCalendar, yahooCapabilities.delayMs),
    metrics: record,
    events,
    clock,
    settings: { quoteTtlMs: config.quoteTtlMs, memoryBytes: MEMORY_BYTES },
    onError,
  })
  const context: PricesContext = {
    prices: store.prices,
    marketData: layer,
    accounting: layer.accounting,
    providers: createProviderDesk({
      providers,
      record,
      state: store.providerState,
      clock,
      onTry: () => layer.retry(),
    }),
    use: store.use,
    symbolsOf: demo === null ? "yahoo" : "demo",
    events,
    clock,
    newId,
  }
  return {
    context,
    demo: demo?.demo ?? null,
    async close() {
      await layer.settled()
      http.close()
      await demo?.close()
    },
  }
}

/** Puts the demo's instruments into the store, those that are not there yet. */
export async function addDemoInstruments(context: PricesContext): Promise<void> {
  for (const { symbol, ...described } of demoInstruments) {
    await addInstrument(context, { provider: "demo", symbol, described })
  }
}

/** In the order in which they are shown. */
function configuredProviders({ yahoo, tiingoKey }: PriceConfig, world: World): Provider[] {
  const providers: Provider[] = []
  if (yahoo !== null) {
    const firstPage =
      yahoo.href === new URL(yahooAddress).href ? new URL("https://fc.yahoo.com/") : new URL("/", yahoo)
    providers.push(createYahooProvider({ id: "yahoo", addresses: { api: yahoo, firstPage }, world }))
  }
  if (tiingoKey !== null) {
    const address = new URL("https://api.tiingo.com")
    providers.push(createTiingoProvider({ address, key: tiingoKey, world }))
  }
  const addresses = {
    files: new URL("https://www.ecb.europa.eu"),
    portal: new URL("https://data-api.ecb.europa.eu"),
  }
  providers.push(createEcbProvider({ addresses, world }))
  providers.push(createFrankfurterProvider({ address: new URL("https://api.frankfurter.dev"), world }))
  return providers
}

function demoProvider(address: URL, world: World): Provider {
  return createYahooProvider({
    id: "demo",
    addresses: { api: address, firstPage: new URL("/", address) },
    world,
  })
}
