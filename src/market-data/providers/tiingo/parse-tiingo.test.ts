import { describe, expect, it } from "vitest"
import { parseIsoDate } from "../../../engine/money/iso-date.ts"
import { parseTiingoHistory, parseTiingoQuotes } from "./parse-tiingo.ts"

const day = (text: string) => parseIsoDate(text) ?? Number.NaN
const row = (date: string, change: object = {}) => ({
  date: `${date}T00:00:00.000Z`,
  open: 99,
  high: 101,
  low: 98,
  close: 100,
  volume: 1000,
  adjClose: 25,
  divCash: 0,
  splitFactor: 1,
  ...change,
})

describe("Tiingo's rows", () => {
  it("are dated by their first ten characters, and end with the last finished day", () => {
    const { bars } = parseTiingoHistory([row("2025-02-13"), row("2025-02-14")], day("2025-02-13"))
    expect([...bars.days]).toEqual([day("2025-02-13")])
    expect([bars.open[0], bars.high[0], bars.low[0], bars.close[0], bars.volume[0]]).toEqual([
      99, 101, 98, 100, 1000,
    ])
  })

  it.each([
    [4, 4, 1],
    [1.5, 3, 2],
    [0.1, 1, 10],
  ])("with a split factor of %d are a split of %d:%d", (splitFactor, numerator, denominator) => {
    const { actions } = parseTiingoHistory([row("2025-02-13", { splitFactor })], day("2025-02-13"))
    expect(actions).toEqual([{ kind: "split", exDay: day("2025-02-13"), numerator, denominator }])
  })

  it("carry the cash dividend of their day", () => {
    const { actions } = parseTiingoHistory([row("2025-02-13", { divCash: 0.25 })], day("2025-02-13"))
    expect(actions).toEqual([
      { kind: "dividend", exDay: day("2025-02-13"), amount: 0.25, check: "unchecked" },
    ])
  })

  it("are malformed without a close or a date", () => {
    expect(() => parseTiingoHistory([row("2025-02-13", { close: null })], 0)).toThrow(
      "prices[0].close is null",
    )
    expect(() => parseTiingoHistory([row("yesterday")], 0)).toThrow("prices[0].date is yesterday")
  })
})

describe("Tiingo's quotes", () => {
  it("are as of their own time, whatever its zone", () => {
    const body = [
      { ticker: "AAPL", timestamp: "2025-02-14T16:00:00-05:00", tngoLast: 244.6, prevClose: 241.53 },
    ]
    expect(parseTiingoQuotes(body).get("aapl")).toEqual({
      price: 244.6,
      previousClose: 241.53,
      at: Date.parse("2025-02-14T21:00:00Z"),
    })
  })
})
