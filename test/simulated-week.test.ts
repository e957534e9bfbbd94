import { beforeAll, describe, expect, it } from "vitest"
import {
  crumbExpires,
  incidents,
  type Look,
  simulateWeek,
  type WeekRecord,
} from "./market-data/simulated-week.ts"

/**
 * A trading week of a user with 200 holdings, on a clock of its own and over real HTTP: outages of ten minutes and of a day,
 * throttling, an expired crumb, and a listing that has ended. `docs/market-data.md` has the picture of it.
 */

const minute = 60_000
let week: WeekRecord

beforeAll(async () => {
  week = await simulateWeek()
}, 240_000)

const during = (name: string, looks = week.looks): Look[] => {
  const { from, to } = incidents.find((incident) => incident.name === name) ?? { from: "", to: "" }
  return looks.filter(({ at }) => at >= Date.parse(from) && at < Date.parse(to))
}
const requestsDuring = (name: string) => {
  const { from, to } = incidents.find((incident) => incident.name === name) ?? { from: "", to: "" }
  return week.requests.filter(({ at }) => at >= Date.parse(from) && at < Date.parse(to)).length
}
const hitRate = ({ memory, redis, store, ...others }: WeekRecord["warm"]) => {
  const hits = memory + redis + store
  return hits / Object.values(others).reduce((sum, count) => sum + count, hits)
}
const metric = (name: string) => {
  const line = week.metrics.split("\n").find((each) => each.startsWith(`foliant_market_data_${name} `))
  return line === undefined ? null : Number(line.split(" ").at(-1))
}

describe("the page", () => {
  it("is never blank: every look has every instrument, and whatever had a value once has one", () => {
    expect(week.looks.length).toBeGreaterThan(600)
    for (const { fresh, stale, missing } of week.looks) expect(fresh + stale + missing).toBe(200)
    expect(week.looks.reduce((sum, { lost }) => sum + lost, 0)).toBe(0)
    // The one listing that has ended never had a value.
    expect(new Set(week.looks.map(({ missing }) => missing))).toEqual(new Set([1]))
  })

  it("shows values with their age through an outage of a day", () => {
    const looks = during("outage of a day")
    const hours = (ms: number) => ms / (60 * minute)
    expect(looks.some(({ stale }) => stale === 199)).toBe(true)
    expect(Math.max(...looks.map(({ oldestMs }) => hours(oldestMs)))).toBeGreaterThan(24)
  })

  it("is whole again after each incident, and ends the week with every session confirmed", () => {
    const last = week.looks.at(-1)
    expect([last?.fresh, last?.stale]).toEqual([199, 0])
    // 2025-02-28, the Friday, is day 20147.
    const confirmed = [...week.confirmed.values()].filter((state) => state === "20147 confirmed")
    expect(confirmed).toHaveLength(199)
    expect(week.failedJobs).toBe(0)
  })
})

describe("the provider", () => {
  it("is sent nothing while the breaker is open, but the probe", () => {
    const openings = week.breaker.flatMap(({ at, state }) =>
      state.kind === "open" ? [{ at, until: state.until }] : [],
    )
    expect(openings.length).toBeGreaterThan(10)
    for (const { at, until } of openings) {
      expect(week.requests.filter((request) => request.at > at && request.at < until)).toEqual([])
    }
  })

  it("has a handful of requests in an outage of ten minutes, and a score in one of a day", () => {
    // Five failures open it; then probes after 1, 2 and 4 minutes, and so on, at most 6 hours apart.
    expect(requestsDuring("outage of 10 minutes")).toBeLessThanOrEqual(15)
    expect(requestsDuring("outage of a day")).toBeLessThanOrEqual(30)
  })

  it("is not asked before the moment it named when it throttled", () => {
    // 4 requests in flight, and a probe 15 minutes later.
    expect(requestsDuring("throttled")).toBeLessThanOrEqual(5)
  })

  it("has no more requests than its hours and days allow", () => {
    const perHour = new Map<number, number>()
    for (const { at } of week.requests) {
      const hour = Math.floor(at / (60 * minute))
      perHour.set(hour, (perHour.get(hour) ?? 0) + 1)
    }
    expect(Math.max(...perHour.values())).toBeLessThanOrEqual(300)
  })

  it("is asked once more when it says that a crumb has expired", () => {
    const refused = metric('requests_total{provider="yahoo",endpoint="quote-summary",outcome="unauthorised"}')
    expect(refused).toBe(1)
    const atExpiry = week.profiles.find(({ at }) => at === Date.parse(crumbExpires))
    expect(atExpiry?.isAnswered).toBe(true)
  })
})

describe("lookups", () => {
  it("are answered by memory and store, over 99 % of the warm ones", () => {
    expect(week.warm.memory + week.warm.store).toBeGreaterThan(50_000)
    expect(hitRate(week.warm)).toBeGreaterThan(0.99)
  })

  it("are fresh on a day without incident, but for the moments after markets open and close", () => {
    const friday = week.looks.filter(({ at }) => at >= Date.parse("2025-02-28T14:35:00Z"))
    const fresh = friday.reduce((sum, look) => sum + look.fresh, 0)
    expect(fresh / (friday.length * 199)).toBeGreaterThan(0.98)
  })
})

describe("what is measured", () => {
  it("tells the week's story", () => {
    const transitions = (to: string, cause: string) =>
      metric(`breaker_transitions_total{provider="yahoo",to="${to}",class="${cause}"}`)
    expect(transitions("open", "throttled")).toBeGreaterThanOrEqual(1)
    expect(transitions("open", "timeout")).toBeGreaterThanOrEqual(8)
    expect(transitions("closed", "")).toBe(3)
    expect(metric('breaker_state{provider="yahoo"}')).toBe(0)
    expect(metric('requests_total{provider="yahoo",endpoint="probe",outcome="answered"}')).toBe(3)
    // The listing that has ended is asked for once a day, not at every look.
    expect(metric('skips_total{provider="yahoo",why="remembered-empty"}')).toBeGreaterThan(500)
    expect(metric('skips_total{provider="yahoo",why="breaker-open"}')).toBeGreaterThan(1_000)
    expect(metric('lookups_total{kind="quotes",tier="stale"}')).toBe(week.total.stale)
  })
})
