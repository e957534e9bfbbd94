import { weekday } from "../src/engine/money/iso-date.ts"
import type { Session } from "../src/market-data/freshness/session.ts"
import type { LoopbackListing } from "../src/market-data/providers/yahoo/loopback-series.ts"
import type {
  InstrumentRef,
  ProviderId,
  ProviderStateParts,
  ProviderStateStore,
} from "../src/operations/market-data-port.ts"
import type { HttpDeadlines } from "../src/market-data/providers/http-client.ts"
import { createHttpClient } from "../src/market-data/providers/http-client.ts"
import type { Labels, Metrics } from "../src/market-data/resilience/metrics.ts"
import type { World } from "../src/market-data/resilience/world.ts"

const hour = 3_600_000
const day = 24 * hour

/** A clock that moves when it is told to, or when someone sleeps on it. */
export class TestClock {
  now: number
  readonly sleeps: number[] = []

  constructor(start: string) {
    this.now = Date.parse(start)
  }

  readonly read = (): number => this.now

  readonly sleep = (ms: number): Promise<void> => {
    this.sleeps.push(ms)
    this.now += ms
    return Promise.resolve()
  }

  advance(ms: number): void {
    this.now += ms
  }
}

/** Providers' state as several processes would share it. */
export class MemoryProviderState implements ProviderStateStore {
  readonly #values = new Map<string, { version: number; value: unknown }>()

  read<P extends keyof ProviderStateParts>(
    provider: ProviderId,
    part: P,
  ): Promise<{ version: number; value: ProviderStateParts[P] } | null> {
    const stored = this.#values.get(`${provider}/${part}`)
    return Promise.resolve((stored as { version: number; value: ProviderStateParts[P] }) ?? null)
  }

  compareAndSet<P extends keyof ProviderStateParts>(
    provider: ProviderId,
    part: P,
    expectedVersion: number,
    value: ProviderStateParts[P],
  ): Promise<boolean> {
    const key = `${provider}/${part}`
    if ((this.#values.get(key)?.version ?? 0) !== expectedVersion) return Promise.resolve(false)
    // A store keeps text, not references.
    this.#values.set(key, { version: expectedVersion + 1, value: structuredClone(value) })
    return Promise.resolve(true)
  }
}

/** Metrics as a table: `name{label="value",…}` → figure; a histogram keeps its count. */
export class RecordedMetrics implements Metrics {
  readonly values = new Map<string, number>()

  add(name: string, labels: Labels, by = 1): void {
    const key = keyOf(name, labels)
    this.values.set(key, (this.values.get(key) ?? 0) + by)
  }

  set(name: string, labels: Labels, value: number): void {
    this.values.set(keyOf(name, labels), value)
  }

  observe(name: string, labels: Labels): void {
    this.add(`${name}_count`, labels)
  }

  of(name: string, labels: Labels): number {
    return this.values.get(keyOf(name, labels)) ?? 0
  }
}

function keyOf(name: string, labels: Labels): string {
  return `${name}{${Object.entries(labels)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([label, value]) => `${label}="${value}"`)
    .join(",")}}`
}

export type TestWorld = World & { readonly metrics: RecordedMetrics; readonly testClock: TestClock }

/** Deadlines a test can wait for, where silence is what it is about; elsewhere a slow machine is no fault. */
export const impatient: HttpDeadlines = { connectMs: 250, headersMs: 250, bodyMs: 250 }

/** A world with its own clock, a random source that always says one half, and real HTTP. */
export function testWorld(options: {
  readonly clock: TestClock
  readonly state?: ProviderStateStore
  readonly processId?: string
  readonly deadlines?: HttpDeadlines
}): TestWorld {
  return {
    clock: options.clock.read,
    testClock: options.clock,
    sleep: options.clock.sleep,
    random: () => 0.5,
    http: createHttpClient({
      userAgent: "Foliant (test)",
      deadlines: options.deadlines ?? { connectMs: 3_000, headersMs: 3_000, bodyMs: 3_000 },
    }),
    state: options.state ?? new MemoryProviderState(),
    metrics: new RecordedMetrics(),
    processId: options.processId ?? "one",
  }
}

/** Monday to Friday, 14:30 to 21:00 UTC: New York in winter, without holidays. */
export function weekdaySessions(from: string, to: string): Session[] {
  const first = Date.parse(from) / day
  const count = Date.parse(to) / day - first + 1
  return Array.from({ length: count }, (_, index) => first + index)
    .filter((date) => weekday(date) !== 0 && weekday(date) !== 6)
    .map((date) => ({ date, open: date * day + 14.5 * hour, close: date * day + 21 * hour }))
}

const twoYears = weekdaySessions("2023-02-20", "2025-02-21")

/** A share of New York as the loopback provider lists it. */
export function shareListing(symbol: string, change: Partial<LoopbackListing> = {}): LoopbackListing {
  return {
    symbol,
    name: `${symbol} Incorporated`,
    quoteType: "EQUITY",
    exchange: "NMS",
    currency: "USD",
    timeZone: "America/New_York",
    sessions: twoYears,
    firstPrice: 120,
    ...change,
  }
}

/** The same as an instrument, known to Yahoo by that symbol and answered for before. */
export function share(symbol: string, change: Partial<InstrumentRef> = {}): InstrumentRef {
  const known = { symbol, quotedIn: "USD" }
  return {
    id: symbol,
    kind: "equity",
    symbol,
    mic: "XNAS",
    currency: "USD",
    listings: { yahoo: known, demo: known },
    ...change,
  }
}
