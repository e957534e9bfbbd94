import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseIsoDate } from "../../src/engine/money/iso-date.ts"
import { EmbeddedJobQueue } from "../../src/jobs/embedded-job-queue.ts"
import { priceJobHandlers } from "../../src/jobs/price-job-handlers.ts"
import { priceJobSchedule } from "../../src/jobs/price-job-schedule.ts"
import {
  knownMarkets,
  type Market,
  worldCalendar,
} from "../../src/market-data/exchange-calendar/world-calendar.ts"
import type { LoopbackFault } from "../../src/market-data/providers/yahoo/loopback-faults.ts"
import type { LoopbackListing } from "../../src/market-data/providers/yahoo/loopback-series.ts"
import { YahooLoopback } from "../../src/market-data/providers/yahoo/loopback.ts"
import { marketDataDefinitions } from "../../src/metrics/market-data-definitions.ts"
import { PrometheusMetrics } from "../../src/metrics/prometheus-metrics.ts"
import { addInstrument } from "../../src/operations/add-instrument.ts"
import type { PriceJobs } from "../../src/operations/jobs-port.ts"
import type {
  Answer,
  BreakerState,
  Instant,
  InstrumentRef,
  ProviderStateStore,
} from "../../src/operations/market-data-port.ts"
import type { TierCounts } from "../../src/operations/market-data-upkeep-port.ts"
import { refreshAtStart } from "../../src/operations/refresh-at-start.ts"
import { sessionMoments } from "../../src/session-moments.ts"
import { openStore, type Store } from "../../src/store/sqlite/open-store.ts"
import { shareListing, TestClock } from "../market-data-world.ts"
import { startPrices } from "./prices-process.ts"

const minute = 60_000
const hour = 60 * minute
const step = 5 * minute
const day = (text: string) => parseIsoDate(text) ?? Number.NaN

/** Monday 24 to Friday 28 February 2025; New York trades from 14:30 to 21:00 UTC on each of them. */
export const week = { start: "2025-02-23T20:00:00Z", end: "2025-03-01T00:00:00Z" } as const

/** What goes wrong, and when. */
export const incidents: readonly {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly fault: LoopbackFault
}[] = [
  {
    name: "outage of 10 minutes",
    from: "2025-02-24T15:00:00Z",
    to: "2025-02-24T15:10:00Z",
    fault: { kind: "reset", during: "headers" },
  },
  {
    name: "throttled",
    from: "2025-02-25T16:00:00Z",
    to: "2025-02-25T16:20:00Z",
    fault: { kind: "429-after", retryAfter: "900" },
  },
  {
    name: "outage of a day",
    from: "2025-02-26T14:00:00Z",
    to: "2025-02-27T14:00:00Z",
    fault: { kind: "5xx", status: 503 },
  },
]

/** The crumb that was given out five minutes before is invalid from then on. */
export const crumbExpires = "2025-02-25T12:05:00Z"

/** 200 holdings: of New York, London (in pence), Frankfurt and Tokyo, and one whose listing has ended. */
const holdings: readonly { readonly symbol: string; readonly market: Market | null }[] = [
  ...Array.from({ length: 149 }, (_, index) => ({ symbol: `N${index}`, market: "XNYS" as const })),
  ...Array.from({ length: 20 }, (_, index) => ({ symbol: `L${index}.L`, market: "XLON" as const })),
  ...Array.from({ length: 20 }, (_, index) => ({ symbol: `G${index}.DE`, market: "XETR" as const })),
  ...Array.from({ length: 10 }, (_, index) => ({ symbol: `T${index}.T`, market: "XTKS" as const })),
  { symbol: "DEAD", market: null },
]

const listed: Readonly<Record<string, Partial<LoopbackListing>>> = {
  XNYS: {},
  XLON: { exchange: "LSE", currency: "GBp", timeZone: "Europe/London" },
  XETR: { exchange: "GER", currency: "EUR", timeZone: "Europe/Berlin" },
  XTKS: { exchange: "JPX", currency: "JPY", timeZone: "Asia/Tokyo", firstPrice: 3_000 },
}

/** One look at the page. */
export type Look = {
  readonly at: Instant
  readonly fresh: number
  readonly stale: number
  readonly missing: number
  /** Instruments that once had a value and have none now. */
  readonly lost: number
  /** Age of the oldest value shown, in milliseconds since it was fetched. */
  readonly oldestMs: number
}

export type WeekRecord = {
  readonly looks: readonly Look[]
  /** Requests that the provider has seen. */
  readonly requests: readonly { readonly at: Instant; readonly endpoint: string }[]
  /** Every state of the breaker, with the moment it was written. */
  readonly breaker: readonly { readonly at: Instant; readonly state: BreakerState }[]
  readonly warm: TierCounts
  readonly total: TierCounts
  /** Bars that are confirmed at the end, by instrument. */
  readonly confirmed: ReadonlyMap<string, string | null>
  readonly metrics: string
  readonly profiles: readonly { readonly at: Instant; readonly isAnswered: boolean }[]
  readonly failedJobs: number
}

/** A week of a user who looks every five minutes of the working day and every hour otherwise, and of the jobs that look after the prices. */
export async function simulateWeek(): Promise<WeekRecord> {
  const clock = new TestClock(week.start)
  // In memory where there is such a place: 10,000 commits of a week are not what a disk is to be waited for.
  const directory = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "foliant-week-"))
  const server = await YahooLoopback.start({ clock: clock.read, seed: 5, listings: listings() })
  const opened = await openStore(directory)
  const breaker: { at: Instant; state: BreakerState }[] = []
  const store: Store = { ...opened, providerState: recording(opened.providerState, breaker, clock) }
  const metrics = new PrometheusMetrics()
  let ids = 0
  const newId = () => `id-${String((ids += 1)).padStart(6, "0")}`
  const events = { publish() {} }
  const prices = startPrices({
    store,
    address: server.address,
    clock: clock.read,
    sleep: clock.sleep,
    metrics: metrics.sink("market_data_", marketDataDefinitions),
    events,
    newId,
    processId: "week",
  })
  const sessions = sessionMoments(worldCalendar, knownMarkets)
  let failedJobs = 0
  const jobs = new EmbeddedJobQueue<PriceJobs>(
    {
      store: store.jobs,
      clock: clock.read,
      random: () => 0.5,
      newId,
      sessions,
      events,
      metrics: metrics.server,
      processId: "week",
      onError: () => {
        failedJobs += 1
      },
    },
    { concurrency: 2, pollMs: 10, leaseMs: 10 * hour, graceMs: 1_000 },
  )
  try {
    const instruments: InstrumentRef[] = []
    for (const { symbol, market } of holdings) {
      const described = { name: symbol, kind: "equity" as const, mic: market ?? "XNYS" }
      instruments.push(
        (await addInstrument(prices.context, { provider: "yahoo", symbol, described })).instrument,
      )
    }
    const context = { ...prices.context, jobs, sessions, jitterMs: 2 * minute }
    jobs.start(priceJobHandlers(context), priceJobSchedule)
    await refreshAtStart({ jobs })
    await settled(jobs, clock)

    const looks: Look[] = []
    const once = new Set<string>()
    const profiles: { at: Instant; isAnswered: boolean }[] = []
    let isExpired = false
    let playing = ""
    while (clock.now < Date.parse(week.end)) {
      const now = clock.now
      const incident = incidents.find(({ from, to }) => now >= Date.parse(from) && now < Date.parse(to))
      if ((incident?.name ?? "") !== playing) {
        server.faults.clear()
        if (incident !== undefined) server.faults.play({ match: {}, fault: incident.fault })
        playing = incident?.name ?? ""
      }
      if (!isExpired && now >= Date.parse(crumbExpires)) {
        server.expireSessions()
        isExpired = true
      }
      await settled(jobs, clock)
      if (isLooking(now)) {
        const answers = await prices.layer.quotes(instruments, {
          caller: { kind: "interactive", priority: 0 },
        })
        looks.push(lookOf(now, answers, once))
      }
      if (now % (4 * hour) === 0 || now === Date.parse(crumbExpires)) {
        const subject = instruments[profiles.length]
        const caller = { kind: "interactive", priority: 0 } as const
        const answer = (await prices.layer.profiles([subject], { caller })).get(subject.id)
        profiles.push({ at: now, isAnswered: answer?.value != null })
      }
      await prices.layer.settled()
      await moveOn(clock, jobs)
    }
    await settled(jobs, clock)
    const { warm, kinds } = prices.layer.accounting.read()
    const total = kinds.get("quotes")
    if (total === undefined) throw new Error("no quote was looked up")
    const facts = await store.prices.readFacts(instruments.map(({ id }) => id))
    const coverage = await prices.layer.coverage(instruments)
    const confirmed = new Map(
      instruments.map(({ id, symbol }) => {
        const span = coverage.get(id)?.span ?? null
        const provisional = facts.get(id)?.provisionalFrom ?? null
        return [symbol, span === null ? null : `${span.to} ${provisional ?? "confirmed"}`]
      }),
    )
    return {
      looks,
      requests: server.log.map(({ at, endpoint }) => ({ at, endpoint })),
      breaker,
      warm,
      total,
      confirmed,
      metrics: (await metrics.text()).body,
      profiles,
      failedJobs,
    }
  } finally {
    await jobs.close()
    await prices.stop()
    await opened.close()
    await server.close()
    rmSync(directory, { recursive: true })
  }
}

/** Working hours in New York, 13:00 to 23:00 UTC, every five minutes; every hour otherwise. */
function isLooking(now: Instant): boolean {
  const ofDay = now % (24 * hour)
  return ofDay >= 13 * hour && ofDay < 23 * hour ? true : now % hour === 0
}

function lookOf(at: Instant, answers: ReadonlyMap<string, Answer<unknown>>, once: Set<string>): Look {
  let lost = 0
  let oldestMs = 0
  const counts = { fresh: 0, stale: 0, missing: 0 }
  for (const [id, { value, freshness, fetchedAt }] of answers) {
    counts[freshness] += 1
    if (value === null && once.has(id)) lost += 1
    if (value !== null) once.add(id)
    if (fetchedAt !== null) oldestMs = Math.max(oldestMs, at - fetchedAt)
  }
  return { at, ...counts, lost, oldestMs }
}

/** To the next look, the next job or the next five minutes of the working day; a request that waits for a token moves the clock too. */
async function moveOn(clock: TestClock, jobs: EmbeddedJobQueue<PriceJobs>): Promise<void> {
  const nextStep = () => clock.advance(step - (clock.now % step))
  const waiting = await jobs.list("ann", { states: ["waiting"], limit: 200, after: null })
  const nextJob = Math.min(...waiting.map(({ runAt }) => runAt))
  const marked = [crumbExpires, ...incidents.flatMap(({ from, to }) => [from, to])].map((at) =>
    Date.parse(at),
  )
  do nextStep()
  while (!isLooking(clock.now) && clock.now < nextJob && !marked.includes(clock.now))
}

/** Waits until no job that is due waits or runs. */
async function settled(jobs: EmbeddedJobQueue<PriceJobs>, clock: TestClock): Promise<void> {
  for (;;) {
    const unfinished = await jobs.list("ann", { states: ["waiting", "running"], limit: 200, after: null })
    const isDue = unfinished.some(({ state, runAt }) => state === "running" || runAt <= clock.now)
    if (!isDue) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** A store of providers' state that notes every state the breaker comes to. */
function recording(
  store: ProviderStateStore,
  states: { at: Instant; state: BreakerState }[],
  clock: TestClock,
): ProviderStateStore {
  return {
    read: (provider, part) => store.read(provider, part),
    async compareAndSet(provider, part, version, value) {
      const isSet = await store.compareAndSet(provider, part, version, value)
      if (isSet && part === "breaker") states.push({ at: clock.now, state: value as BreakerState })
      return isSet
    },
  }
}

function listings(): LoopbackListing[] {
  const sessionsOf = new Map(
    Object.keys(listed).map((market) => [
      market,
      worldCalendar.sessionTimes(market as Market, day("2024-02-01"), day("2025-03-31")),
    ]),
  )
  const shares = holdings.flatMap(({ symbol, market }) => {
    if (market === null) return []
    return shareListing(symbol, { ...listed[market], sessions: sessionsOf.get(market) ?? [] })
  })
  return [...shares, shareListing("AAPL", { sessions: sessionsOf.get("XNYS") ?? [] })]
}
