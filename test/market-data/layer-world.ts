import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { worldCalendar } from "../../src/market-data/exchange-calendar/world-calendar.ts"
import { createMarketData, type MarketDataLayer } from "../../src/market-data/market-data.ts"
import { defaultProviderOrder } from "../../src/market-data/provider-chain/provider-order.ts"
import type { HttpDeadlines } from "../../src/market-data/providers/http-client.ts"
import type { Provider } from "../../src/market-data/providers/provider.ts"
import type { LoopbackListing } from "../../src/market-data/providers/yahoo/loopback-series.ts"
import { YahooLoopback } from "../../src/market-data/providers/yahoo/loopback.ts"
import { createYahooProvider } from "../../src/market-data/providers/yahoo/yahoo-provider.ts"
import type { Metrics } from "../../src/market-data/resilience/metrics.ts"
import { MarketSessions } from "../../src/market-data/sessions/market-sessions.ts"
import type { ServerEvent } from "../../src/operations/events-port.ts"
import type { InstrumentRef } from "../../src/operations/market-data-port.ts"
import { openStore, type Store } from "../../src/store/sqlite/open-store.ts"
import { parseIsoDate } from "../../src/engine/money/iso-date.ts"
import { shareListing, TestClock, type TestWorld, testWorld } from "../market-data-world.ts"

const minute = 60_000

/** The layer as one process has it, on a real store and against a real server. */
export type LayerProcess = {
  readonly layer: MarketDataLayer
  readonly store: Store
  readonly world: TestWorld
  readonly yahoo: Provider
  readonly events: ServerEvent[]
  /** Waits for what is under way, and closes everything. */
  readonly stop: () => Promise<void>
}

export type LayerWorld = {
  readonly clock: TestClock
  readonly server: YahooLoopback
  readonly directory: string
  readonly start: (options?: {
    readonly metrics?: Metrics
    readonly deadlines?: HttpDeadlines
  }) => Promise<LayerProcess>
  /** Waits for what is under way in all processes. */
  readonly settled: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Listings on true calendars, from 2014 on: a share of New York unless told otherwise. */
export function newYorkListing(symbol: string, change: Partial<LoopbackListing> = {}): LoopbackListing {
  const day = (text: string) => parseIsoDate(text) ?? Number.NaN
  const sessions = worldCalendar.sessionTimes("XNYS", day("2014-01-02"), day("2026-12-31"))
  return shareListing(symbol, { sessions, ...change })
}

export async function layerWorld(options: {
  readonly start: string
  readonly listings: readonly LoopbackListing[]
  readonly processes?: number
}): Promise<LayerWorld> {
  const clock = new TestClock(options.start)
  const directory = mkdtempSync(join(tmpdir(), "foliant-layer-"))
  const server = await YahooLoopback.start({ clock: clock.read, seed: 11, listings: options.listings })
  const processes: LayerProcess[] = []
  let started = 0

  return {
    clock,
    server,
    directory,
    async start({ metrics, deadlines } = {}) {
      const store = await openStore(directory)
      started += 1
      const world = testWorld({
        clock,
        state: store.providerState,
        processId: `process-${started}`,
        ...(deadlines === undefined ? {} : { deadlines }),
      })
      const addresses = { api: server.address, firstPage: new URL("/", server.address) }
      const yahoo = createYahooProvider({
        id: "yahoo",
        addresses,
        world: metrics === undefined ? world : { ...world, metrics },
      })
      const events: ServerEvent[] = []
      const errors: unknown[] = []
      const layer = createMarketData({
        store: store.prices,
        providers: [yahoo],
        order: defaultProviderOrder,
        sessions: new MarketSessions(worldCalendar, yahoo.capabilities.delayMs),
        metrics: metrics ?? world.metrics,
        events: { publish: (_owner, event) => events.push(event) },
        clock: clock.read,
        settings: { quoteTtlMs: 15 * minute, memoryBytes: 64_000_000 },
        onError: (error) => errors.push(error),
      })
      const made: LayerProcess = {
        layer,
        store,
        world,
        yahoo,
        events,
        async stop() {
          processes.splice(processes.indexOf(made), 1)
          await layer.settled()
          world.http.close()
          await store.close()
          if (errors.length > 0) throw errors[0]
        },
      }
      processes.push(made)
      return made
    },
    async settled() {
      for (const { layer } of processes) await layer.settled()
    },
    async close() {
      for (let last = processes.at(-1); last !== undefined; last = processes.at(-1)) await last.stop()
      await server.close()
      rmSync(directory, { recursive: true })
    },
  }
}

/** 53 holdings, 2 benchmarks and 3 currency pairs, as instruments that have answered before. */
export function dashboard(
  shareOf: (symbol: string, change?: Partial<InstrumentRef>) => InstrumentRef,
): InstrumentRef[] {
  return [
    ...Array.from({ length: 53 }, (_, index) => shareOf(`H${index}`)),
    shareOf("SPY", { kind: "etf", mic: "ARCX" }),
    shareOf("QQQ", { kind: "etf" }),
    ...["EURUSD", "GBPUSD", "USDJPY"].map((symbol) =>
      shareOf(symbol, { kind: "fx", mic: null, currency: symbol.slice(3), listings: {} }),
    ),
  ]
}
