import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseIsoDate } from "../../src/engine/money/iso-date.ts"
import { worldCalendar } from "../../src/market-data/exchange-calendar/world-calendar.ts"
import type { HttpDeadlines } from "../../src/market-data/providers/http-client.ts"
import type { LoopbackListing } from "../../src/market-data/providers/yahoo/loopback-series.ts"
import { YahooLoopback } from "../../src/market-data/providers/yahoo/loopback.ts"
import type { Metrics } from "../../src/market-data/resilience/metrics.ts"
import type { ServerEvent } from "../../src/operations/events-port.ts"
import type { InstrumentRef } from "../../src/operations/market-data-port.ts"
import { openStore, type Store } from "../../src/store/sqlite/open-store.ts"
import { RecordedMetrics, shareListing, TestClock } from "../market-data-world.ts"
import { type PricesProcess, startPrices } from "./prices-process.ts"

/** One process with its store open. */
export type LayerProcess = PricesProcess & {
  readonly store: Store
  readonly metrics: RecordedMetrics
  readonly events: ServerEvent[]
}

/** A clock that tests move, a provider on loopback, a data directory, and the processes on it. */
export type LayerWorld = {
  readonly clock: TestClock
  readonly server: YahooLoopback
  readonly directory: string
  readonly start: (options?: {
    readonly metrics?: Metrics
    readonly deadlines?: HttpDeadlines
    readonly ecb?: URL
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
}): Promise<LayerWorld> {
  const clock = new TestClock(options.start)
  const directory = mkdtempSync(join(tmpdir(), "foliant-layer-"))
  const server = await YahooLoopback.start({ clock: clock.read, seed: 11, listings: options.listings })
  const processes: LayerProcess[] = []
  let ids = 0
  let started = 0

  return {
    clock,
    server,
    directory,
    async start({ metrics, deadlines, ecb } = {}) {
      const store = await openStore(directory)
      const recorded = new RecordedMetrics()
      const events: ServerEvent[] = []
      started += 1
      const process = startPrices({
        store,
        address: server.address,
        clock: clock.read,
        sleep: clock.sleep,
        metrics: metrics ?? recorded,
        events: { publish: (_owner, event) => events.push(event) },
        newId: () => `id-${String((ids += 1)).padStart(4, "0")}`,
        processId: `process-${started}`,
        ...(deadlines === undefined ? {} : { deadlines }),
        ...(ecb === undefined ? {} : { ecb }),
      })
      const made: LayerProcess = {
        ...process,
        store,
        metrics: recorded,
        events,
        async stop() {
          processes.splice(processes.indexOf(made), 1)
          await process.stop()
          await store.close()
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
