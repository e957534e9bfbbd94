import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { epochDayOf, isoDate, parseIsoDate } from "../../src/engine/money/iso-date.ts"
import type { HttpResponse } from "../../src/market-data/providers/http-client.ts"
import type { JsonRecord } from "../../src/market-data/providers/json-shape.ts"
import { chartHistory } from "../../src/market-data/providers/yahoo/chart-history.ts"
import { parseYahooChart } from "../../src/market-data/providers/yahoo/parse-chart.ts"
import { parseYahooQuotes } from "../../src/market-data/providers/yahoo/parse-quote.ts"
import { readYahooBody } from "../../src/market-data/providers/yahoo/yahoo-error.ts"
import { ProviderFailure } from "../../src/market-data/resilience/provider-failure.ts"
import { sharedDataPresent, sharedPath } from "../shared-data.ts"

type Recording = { status: number; contentType: string; body: JsonRecord }

/** A recorded answer as the HTTP client would give it. */
function recorded(name: string): JsonRecord {
  const { status, contentType, body } = JSON.parse(
    readFileSync(sharedPath(`data/yahoo/${name}.json`), "utf8"),
  ) as Recording
  const response: HttpResponse = {
    status,
    contentType: contentType.split(";")[0] ?? "",
    headers: {},
    body: JSON.stringify(body),
  }
  return readYahooBody(response, true)
}

/** The whole of a recorded chart, long after it was recorded. */
function history(name: string, change: (body: JsonRecord) => JsonRecord = (body) => body) {
  return chartHistory(parseYahooChart(change(recorded(name))), {
    from: epochDayOf(1980, 1, 1),
    to: epochDayOf(2025, 12, 31),
    readyDay: epochDayOf(2025, 12, 31),
    now: Date.UTC(2026, 0, 1),
    unit: null,
  })
}

const datesOf = (name: string) => [...history(name).history.bars.days].map(isoDate)
const day = (text: string) => parseIsoDate(text) ?? Number.NaN

/** Closes as traded, by day: another vendor's record of the same sessions. */
function tradedCloses(): Map<number, number> {
  const lines = readFileSync(sharedPath("data/prices/raw-with-factors/aapl_raw_daily.csv"), "utf8").split(
    "\n",
  )
  return new Map(
    lines.slice(1, -1).map((line) => {
      const [date = "", , , , close] = line.split(",")
      return [day(date), Number(close)]
    }),
  )
}

describe.runIf(sharedDataPresent)("recorded charts", () => {
  it("parse, every one of them, or say that they hold no data", () => {
    const files = readdirSync(sharedPath("data/yahoo")).map((file) => file.replace(".json", ""))
    expect(files).toHaveLength(23)
    const charts = files.filter((file) => !file.startsWith("quote"))
    const outcomes = charts.map((file) => {
      try {
        return [file, history(file).history.bars.days.length > 0]
      } catch (error) {
        return [file, error instanceof ProviderFailure ? error.failure : error]
      }
    })
    const empty = "chart-AAPL-2025-02-01-to-2025-02-02-includePrePost-false-interval-1m"
    expect(Object.fromEntries(outcomes)).toEqual(
      Object.fromEntries(charts.map((file) => [file, file === empty ? "no-data" : true])),
    )
  })

  it("are dated by the exchange's clock", () => {
    expect(datesOf("chart-AAPL-2020-01-01-to-2020-01-03")).toEqual(["2020-01-02"])
    expect(datesOf("chart-OCDO.L-2020-01-01-to-2020-01-03")).toEqual(["2020-01-02"])
    expect(datesOf("chart-WSU.DE-2023-08-04-to-2023-08-09")).toEqual([
      "2023-08-04",
      "2023-08-07",
      "2023-08-08",
    ])
    expect(datesOf("chart-0P000071W8.TO-2020-01-01-to-2020-01-03")).toEqual(["2020-01-02"])
    expect(datesOf("chart-BTC-USD-2020-01-01-to-2020-01-03")).toEqual([
      "2020-01-01",
      "2020-01-02",
      "2020-01-03",
    ])
    expect(datesOf("chart-EURUSD=X-2020-01-01-to-2020-01-03")).toEqual([
      "2020-01-01",
      "2020-01-02",
      "2020-01-03",
    ])
  })

  it("give pounds for pence", () => {
    const { history: ocado, notes } = history("chart-OCDO.L-2020-01-01-to-2020-01-03")
    expect(ocado).toMatchObject({ currency: "GBP", quotedIn: "GBp" })
    expect(ocado.bars.close[0]).toBe(12.595)
    expect(notes.map(({ code }) => code)).toEqual(["converted-unit"])
  })

  it("give the shortest decimal of each 32-bit float", () => {
    expect(history("chart-AAPL-2020-01-01-to-2020-01-03").history.bars.close[0]).toBe(75.0875)
    expect([...history("chart-BTC-USD-2020-01-01-to-2020-01-03").history.bars.close]).toEqual([
      7200.1743, 6985.47, 7344.8843,
    ])
    expect(history("chart-WSU.DE-2023-08-04-to-2023-08-09").history.bars.close[0]).toBe(34.45)
  })

  it("give AAPL's closes of 2020-08-31 to 2020-11-06 as another vendor recorded them, to the cent", () => {
    const traded = tradedCloses()
    const { days, close } = history("chart-AAPL-2020-08-31-to-2020-11-07").history.bars
    expect(days).toHaveLength(49)
    const apart = [...days].filter((date, index) => Math.abs((traded.get(date) ?? 0) - close[index]) >= 0.005)
    expect(apart).toEqual([])
  })

  it("give the price as traded once a later split is among the events", () => {
    const splits = { "1598880600": { date: 1598880600, numerator: 4, denominator: 1, splitRatio: "4:1" } }
    const { bars } = history("chart-AAPL-2020-01-01-to-2020-01-03", (body) => {
      const [result] = (body["chart"] as { result: JsonRecord[] }).result
      return { chart: { result: [{ ...result, events: { splits } }], error: null } }
    }).history
    expect(bars.close[0]).toBe(300.35)
    expect(tradedCloses().get(day("2020-01-02"))).toBeCloseTo(300.35, 4)
    expect(bars.volume[0]).toBe(33870100)
  })

  it("give AAPL's split and the dividend of November 2020", () => {
    const { actions } = history("chart-AAPL-2020-08-31-to-2020-11-07").history
    expect(actions).toEqual([
      { kind: "split", exDay: day("2020-08-31"), numerator: 4, denominator: 1 },
      { kind: "dividend", exDay: day("2020-11-06"), amount: 0.205, check: "agrees" },
    ])
  })

  it("give MSFT's four dividends of 2021, each the step of the adjusted close", () => {
    const { actions } = history("historical-via-chart-MSFT-dividends-2021-02-01-to-2022-01-31").history
    const dividends = [
      ["2021-02-17", 0.56],
      ["2021-05-19", 0.56],
      ["2021-08-18", 0.56],
      ["2021-11-17", 0.62],
    ] as const
    expect(actions).toEqual(
      dividends.map(([date, amount]) => ({ kind: "dividend", exDay: day(date), amount, check: "agrees" })),
    )
  })

  it("give NVDA's split of 2021, and its prices as of before it once both later splits are known", () => {
    const name = "historical-via-chart-NVDA-split-2021-02-01-to-2022-01-31"
    const withTenForOne = (body: JsonRecord) => {
      const [result] = (body["chart"] as { result: JsonRecord[] }).result
      const events = result?.["events"] as { splits: JsonRecord }
      const later = { "1718026200": { date: 1718026200, numerator: 10, denominator: 1 } }
      return {
        chart: { result: [{ ...result, events: { splits: { ...events.splits, ...later } } }], error: null },
      }
    }
    const { actions, bars } = history(name, withTenForOne).history
    expect(actions.map(({ exDay }) => isoDate(exDay))).toEqual(["2021-07-20", "2024-06-10"])
    // As NVDA traded: 751.19 on the last session before the 4:1 split, 186.12 on the first after it.
    const closeOn = (date: string) => bars.close[bars.days.indexOf(day(date))]
    expect(closeOn("2021-02-01")).toBe(529.48)
    expect(closeOn("2021-07-19")).toBe(751.19)
    expect(closeOn("2021-07-20")).toBe(186.12)
  })
})

describe.runIf(sharedDataPresent)("recorded quotes", () => {
  const quote = (file: string, symbol: string) => parseYahooQuotes(recorded(file)).get(symbol)

  it("have no entry for unknown and delisted symbols", () => {
    expect(parseYahooQuotes(recorded("quote-SIX")).size).toBe(0)
    expect(parseYahooQuotes(recorded("quote-APS.AX")).size).toBe(0)
  })

  it("have neither price nor currency for a dead listing", () => {
    expect(quote("quote-ADH", "ADH")).toMatchObject({ price: null, currency: null })
  })

  it("have no currency when fields were asked for", () => {
    expect(quote("quote-MSFT-fields-beta", "MSFT")).toMatchObject({ currency: null, previousClose: null })
  })

  it("keep the unit as written and take the currency of the price, not of the accounts", () => {
    expect(quote("quote-OCDO.L", "OCDO.L")).toMatchObject({
      price: 308.8,
      previousClose: 315.2,
      currency: "GBp",
    })
    expect(quote("quote-AAPL-BABA", "BABA")).toMatchObject({ price: 124.73, currency: "USD" })
  })

  it("are as of the last trade, whatever the market's state", () => {
    const zrc = quote("quote-ZRC-USD", "ZRC-USD")
    expect(zrc).toMatchObject({ marketState: "open", price: 0.076522574 })
    expect(new Date(zrc?.at ?? 0).toISOString()).toBe("2022-02-05T18:29:00.000Z")
    expect(quote("quote-AAPL-BABA", "AAPL")?.at).toBe(Date.parse("2025-02-14T21:00:00Z"))
  })

  it("give a fund's value without a day's range", () => {
    expect(quote("quote-0P000071W8.TO", "0P000071W8.TO")).toMatchObject({ price: 152.63, currency: "CAD" })
  })
})

describe.runIf(sharedDataPresent)("a recorded body with one number as text", () => {
  it("is malformed", () => {
    const body = JSON.stringify(recorded("chart-AAPL")).replace("164.32000732421875", `"164.32"`)
    expect(() => parseYahooChart(JSON.parse(body) as JsonRecord)).toThrow(ProviderFailure)
    expect(() => parseYahooChart(JSON.parse(body) as JsonRecord)).toThrow(
      "chart.close[0] is a string, expected a number or null",
    )
  })
})
