import { describe, expect, it } from "vitest"
import { isoDate, parseIsoDate } from "../../../engine/money/iso-date.ts"
import type { JsonRecord } from "../json-shape.ts"
import { chartHistory } from "./chart-history.ts"
import { parseYahooChart } from "./parse-chart.ts"

const day = (text: string) => parseIsoDate(text) ?? Number.NaN
const seconds = (text: string) => Date.parse(text) / 1000

type Row = { at: string; close: number | null; adjclose?: number | null; volume?: number | null }
type Events = { dividends?: Record<string, number>; splits?: Record<string, readonly [number, number]> }

/** A chart of the wire's shape with open, high and low equal to the close, in 32-bit floats. */
function chart(rows: readonly Row[], events: Events = {}, meta: JsonRecord = {}): JsonRecord {
  const float = (value: number | null) => (value === null ? null : Math.fround(value))
  const close = rows.map((row) => float(row.close))
  const dividends = Object.entries(events.dividends ?? {}).map(([at, amount]) => [
    String(seconds(at)),
    { amount, date: seconds(at) },
  ])
  const splits = Object.entries(events.splits ?? {}).map(([at, [numerator, denominator]]) => [
    String(seconds(at)),
    { date: seconds(at), numerator, denominator, splitRatio: `${numerator}:${denominator}` },
  ])
  const result = {
    meta: {
      currency: "USD",
      symbol: "ACME",
      exchangeTimezoneName: "America/New_York",
      firstTradeDate: seconds("1999-01-22T14:30Z"),
      regularMarketTime: seconds("2025-02-14T21:00Z"),
      gmtoffset: -18_000,
      ...meta,
    },
    timestamp: rows.map(({ at }) => seconds(at)),
    events: { dividends: Object.fromEntries(dividends), splits: Object.fromEntries(splits) },
    indicators: {
      quote: [{ open: close, high: close, low: close, close, volume: rows.map((row) => row.volume ?? 1000) }],
      adjclose: [{ adjclose: rows.map((row) => float(row.adjclose ?? row.close)) }],
    },
  }
  return { chart: { result: [result], error: null } }
}

function read(body: JsonRecord, options: Partial<Parameters<typeof chartHistory>[1]> = {}) {
  return chartHistory(parseYahooChart(body), {
    from: day("1990-01-01"),
    to: day("2025-12-31"),
    readyDay: day("2025-12-31"),
    now: Date.parse("2025-12-31T12:00Z"),
    unit: null,
    ...options,
  })
}

const closes = (body: JsonRecord) => [...read(body).history.bars.close]
const dates = (body: JsonRecord, options = {}) => [...read(body, options).history.bars.days].map(isoDate)

describe("the history in a chart", () => {
  it("is dated in the exchange's zone by the rules of each day, not by today's offset", () => {
    const london = { exchangeTimezoneName: "Europe/London", gmtoffset: 0 }
    // Midnight of 1 July in London is 23:00 of 30 June in UTC.
    expect(dates(chart([{ at: "2024-06-30T23:00Z", close: 1.07 }], {}, london))).toEqual(["2024-07-01"])
    const sydney = { exchangeTimezoneName: "Australia/Sydney" }
    expect(dates(chart([{ at: "2024-01-01T23:00Z", close: 40 }], {}, sydney))).toEqual(["2024-01-02"])
  })

  it("holds the days asked for, though the provider sends one more", () => {
    const body = chart(
      ["2025-02-10", "2025-02-11", "2025-02-12"].map((date) => ({ at: `${date}T14:30Z`, close: 10 })),
    )
    expect(dates(body, { from: day("2025-02-11"), to: day("2025-02-11") })).toEqual(["2025-02-11"])
  })

  it("gives prices as traded by every later split, with the shares as traded", () => {
    const rows = [
      { at: "2021-07-19T13:30Z", close: 751.19 / 40, volume: 40_000 },
      { at: "2021-07-20T13:30Z", close: 186.12 / 10, volume: 10_000 },
      { at: "2024-06-10T13:30Z", close: 121.79, volume: 1_000 },
    ]
    const splits = { "2021-07-20T13:30Z": [4, 1], "2024-06-10T13:30Z": [10, 1] } as const
    const { bars } = read(chart(rows, { splits })).history
    expect([...bars.close]).toEqual([751.19, 186.12, 121.79])
    expect([...bars.volume]).toEqual([1_000, 1_000, 1_000])
  })

  it("takes a reverse split and one of 3:2 alike", () => {
    const rows = [
      { at: "2024-01-02T14:30Z", close: (1.37 * 10 * 2) / 3 },
      { at: "2024-01-03T14:30Z", close: (13.9 * 2) / 3 },
      { at: "2024-01-04T14:30Z", close: 9.25 },
    ]
    const splits = { "2024-01-03T14:30Z": [1, 10], "2024-01-04T14:30Z": [3, 2] } as const
    expect(closes(chart(rows, { splits }))).toEqual([1.37, 13.9, 9.25])
  })

  it("drops rows without a close and says how many, and keeps one without a volume", () => {
    const body = chart([
      { at: "2025-02-10T14:30Z", close: 10, volume: null },
      { at: "2025-02-11T14:30Z", close: null },
      { at: "2025-02-12T14:30Z", close: 12 },
    ])
    const { history, notes } = read(body)
    expect([...history.bars.close]).toEqual([10, 12])
    expect(notes).toEqual([{ code: "bars-dropped", text: "1 rows have no close" }])
  })

  it("leaves out the session under way, as its only row or as a second one of the day", () => {
    const rows = [
      { at: "2025-02-13T14:30Z", close: 10 },
      { at: "2025-02-14T14:30Z", close: 11 },
      { at: "2025-02-14T18:12Z", close: 11.5 },
    ]
    const beforeReady = read(chart(rows), { readyDay: day("2025-02-13") })
    expect([...beforeReady.history.bars.close]).toEqual([10])
    expect(beforeReady.notes.map(({ code }) => code)).toEqual(["live-bar-left-out"])
    expect([...read(chart(rows), { readyDay: day("2025-02-14") }).history.bars.close]).toEqual([10, 11])
  })

  it("takes the exchange's hours from the chart where there is no calendar", () => {
    const regular = { start: seconds("2025-02-14T14:30Z"), end: seconds("2025-02-14T21:00Z") }
    const rows = ["2025-02-13", "2025-02-14"].map((date) => ({ at: `${date}T14:30Z`, close: 10 }))
    const body = chart(rows, {}, { currentTradingPeriod: { regular } })
    const lastDay = (now: string) => dates(body, { readyDay: null, now: Date.parse(now) }).at(-1)
    expect(lastDay("2025-02-14T21:19Z")).toBe("2025-02-13")
    expect(lastDay("2025-02-14T21:20Z")).toBe("2025-02-14")
  })

  it("is in the main unit, dividends too, and says from which", () => {
    const rows = [
      { at: "2025-02-13T08:00Z", close: 308.8, adjclose: 308.8 * (1 - 4.5 / 308.8) },
      { at: "2025-02-14T08:00Z", close: 304.1 },
    ]
    const body = chart(
      rows,
      { dividends: { "2025-02-14T08:00Z": 4.5 } },
      {
        currency: "GBp",
        exchangeTimezoneName: "Europe/London",
      },
    )
    const { history, notes } = read(body)
    expect(history).toMatchObject({ currency: "GBP", quotedIn: "GBp" })
    expect([...history.bars.close]).toEqual([3.088, 3.041])
    expect(history.actions).toMatchObject([{ amount: 0.045, check: "agrees" }])
    expect(notes).toEqual([{ code: "converted-unit", text: "quoted in GBp" }])
  })

  it("says when the unit is another than it was", () => {
    const body = chart([{ at: "2025-02-13T14:30Z", close: 3.088 }], {}, { currency: "GBP" })
    expect(read(body, { unit: "GBp" }).notes).toEqual([
      { code: "unit-changed", text: "quoted in GBP, was GBp" },
    ])
  })

  it("is none when there are no rows, no closes, no finished day in the range, or no currency", () => {
    const empty = {
      chart: {
        result: [{ meta: { symbol: "A", exchangeTimezoneName: "UTC" }, indicators: { quote: [{}] } }],
      },
    }
    const row = { at: "2025-02-13T14:30Z", close: 10 }
    expect(() => read(empty)).toThrow("the chart has no rows")
    expect(() => read(chart([{ ...row, close: null }]))).toThrow("no row of the chart has a close")
    expect(() => read(chart([row]), { to: day("2025-02-12") })).toThrow("no finished day lies in the range")
    expect(() => read(chart([row], {}, { currency: null }))).toThrow("the chart names no currency")
  })

  it("is malformed with columns of unequal length, rows out of order, or a split by nothing", () => {
    const rows = ["2025-02-13", "2025-02-14"].map((date) => ({ at: `${date}T14:30Z`, close: 10 }))
    const body = JSON.stringify(chart(rows))
    const short = JSON.parse(body.replace(`"close":[10,10]`, `"close":[10]`)) as JsonRecord
    expect(() => read(short)).toThrow("chart.close has 1 values for 2 times")
    expect(() => read(chart(rows.toReversed()))).toThrow(
      "row 1 of the chart is dated before the row above it",
    )
    const splits = { "2025-02-14T14:30Z": [0, 1] } as const
    expect(() => read(chart(rows, { splits }))).toThrow(".numerator is 0, expected more than 0")
  })
})

describe("a dividend in a chart", () => {
  const rows = (adjustedStep: number) => [
    { at: "2025-02-13T14:30Z", close: 50, adjclose: 50 * adjustedStep },
    { at: "2025-02-14T14:30Z", close: 49 },
    { at: "2025-02-18T14:30Z", close: 24.75 },
  ]
  const exDay = "2025-02-14T14:30Z"
  const twoForOne = { "2025-02-18T14:30Z": [2, 1] } as const
  const dividend = (amount: number, adjustedStep: number, splits = {}) =>
    read(chart(rows(adjustedStep), { dividends: { [exDay]: amount }, splits })).history.actions.find(
      ({ kind }) => kind === "dividend",
    )

  it("agrees with the step of the adjusted close", () => {
    expect(dividend(0.5, 1 - 0.5 / 50)).toMatchObject({ amount: 0.5, check: "agrees" })
  })

  it("is per share as traded: before a later split it was more", () => {
    expect(dividend(0.5, 1 - 0.5 / 50, twoForOne)).toMatchObject({ amount: 1, check: "agrees" })
  })

  it("that came as paid is told by the step, and kept as paid", () => {
    expect(dividend(1, 1 - 0.5 / 50, twoForOne)).toMatchObject({ amount: 1, check: "repaired" })
  })

  it("in the other unit is told by the step", () => {
    expect(dividend(0.005, 1 - 0.5 / 50)).toMatchObject({ amount: 0.5, check: "repaired" })
    expect(dividend(50, 1 - 0.5 / 50)).toMatchObject({ amount: 0.5, check: "repaired" })
  })

  it("that fits no step disagrees, and is noted", () => {
    expect(dividend(0.7, 1 - 0.5 / 50)).toMatchObject({ amount: 0.7, check: "disagrees" })
    const body = chart(rows(0.99), { dividends: { [exDay]: 0.7 } })
    expect(read(body).notes).toEqual([
      { code: "dividend-basis", text: "the dividend of 2025-02-14 does not fit the adjusted close" },
    ])
  })

  it("on the first day of a chart cannot be checked", () => {
    const body = chart(rows(1), { dividends: { "2025-02-13T14:30Z": 0.5 } })
    expect(read(body).history.actions).toMatchObject([{ amount: 0.5, check: "unchecked" }])
  })
})
