import { expect, it } from "vitest"
import { worldCalendar } from "../../exchange-calendar/world-calendar.ts"
import { localDay } from "../../resilience/local-date.ts"
import { chartBody } from "./loopback-bodies.ts"
import { type LoopbackListing, loopbackSeries } from "./loopback-series.ts"

it("dates the bars of a currency by its sessions, which open the evening before", () => {
  const [from, to] = [Date.UTC(2025, 0, 1), Date.UTC(2025, 11, 31)]
  const sessions = worldCalendar.sessionTimes("FX", from / 86_400_000, to / 86_400_000)
  const listing: LoopbackListing = {
    symbol: "EURUSD=X",
    name: "EUR/USD",
    quoteType: "CURRENCY",
    exchange: "CCY",
    timeZone: "Europe/London",
    currency: "USD",
    firstPrice: 1.1,
    sessions,
  }
  const listed = { listing, series: loopbackSeries(listing, 1), now: to + 2 * 86_400_000, faults: [] }
  const { chart } = chartBody(listed, 0, to + 86_400_000) as {
    chart: { result: [{ timestamp: number[] }] }
  }
  const days = chart.result[0].timestamp.map((at) => localDay(at * 1000, "Europe/London"))
  expect(days).toEqual(sessions.map(({ date }) => date))
})
