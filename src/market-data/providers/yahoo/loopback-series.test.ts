import { describe, expect, it } from "vitest"
import { shareListing } from "../../../../test/market-data-world.ts"
import { lastTrade, loopbackSeries } from "./loopback-series.ts"

const listing = shareListing("ACME")

describe("a series of the loopback provider", () => {
  it("is the same for the same seed, and another for another seed or symbol", () => {
    const { close } = loopbackSeries(listing, 7)
    expect(loopbackSeries(listing, 7).close).toEqual(close)
    expect(loopbackSeries(listing, 8).close).not.toEqual(close)
    expect(loopbackSeries(shareListing("OTHER"), 7).close).not.toEqual(close)
  })

  it("moves about as much as a share does: a fifth a year", () => {
    const { close, splits } = loopbackSeries(listing, 7)
    const split = splits[0]?.session
    const returns = [...close.keys()]
      .slice(1)
      .flatMap((day) => (day === split ? [] : Math.log(close[day] / close[day - 1])))
    const mean = returns.reduce((sum, each) => sum + each, 0) / returns.length
    const variance = returns.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (returns.length - 1)
    expect(Math.sqrt(variance * 252)).toBeGreaterThan(0.17)
    expect(Math.sqrt(variance * 252)).toBeLessThan(0.25)
  })

  it("keeps each day's prices within its range", () => {
    const { open, high, low, close } = loopbackSeries(listing, 7)
    for (const day of close.keys()) {
      expect(Math.min(open[day], close[day])).toBeGreaterThanOrEqual(low[day])
      expect(Math.max(open[day], close[day])).toBeLessThanOrEqual(high[day])
      expect(low[day]).toBeGreaterThan(0)
    }
  })

  it("splits shares four for one and pays a dividend a quarter, but no pair or index", () => {
    const { splits, dividends } = loopbackSeries(listing, 7)
    expect(splits).toMatchObject([{ numerator: 4, denominator: 1 }])
    // 525 sessions of two years, the 63rd, 126th, … of them.
    expect(dividends).toHaveLength(8)
    const pair = loopbackSeries({ ...listing, quoteType: "CURRENCY", firstPrice: 1.04 }, 7)
    expect([pair.splits, pair.dividends]).toEqual([[], []])
  })

  it("was last traded now in a session, at its close after it, and never before the first", () => {
    const series = loopbackSeries(listing, 7)
    const at = (text: string) => lastTrade(listing, series, Date.parse(text))
    const friday = listing.sessions.findIndex(({ open }) => open === Date.parse("2025-02-14T14:30Z"))
    expect(at("2025-02-14T18:00Z")).toMatchObject({
      session: friday,
      at: Date.parse("2025-02-14T18:00Z"),
      isLive: true,
    })
    expect(at("2025-02-16T12:00Z")).toEqual({
      session: friday,
      price: series.close[friday],
      at: Date.parse("2025-02-14T21:00Z"),
      isLive: false,
    })
    expect(at("2020-01-01T12:00Z")).toBeNull()
  })
})
