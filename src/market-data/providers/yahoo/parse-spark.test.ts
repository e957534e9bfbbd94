import { describe, expect, it } from "vitest"
import { parseYahooSpark } from "./parse-spark.ts"

const time = 1_739_566_800

const flat = {
  AAPL: {
    symbol: "AAPL",
    timestamp: [time - 60, time],
    close: [244.1, Math.fround(244.6)],
    chartPreviousClose: 241.53,
    previousClose: null,
    dataGranularity: 300,
    start: 1,
    end: 2,
    somethingNew: { nested: true },
  },
}

const nested = (meta: object, close: unknown[]) => ({
  spark: {
    result: [
      {
        symbol: "AAPL",
        response: [
          {
            meta: {
              symbol: "AAPL",
              exchangeTimezoneName: "America/New_York",
              chartPreviousClose: 241.53,
              ...meta,
            },
            timestamp: [time - 60, time],
            indicators: { quote: [{ close }] },
          },
        ],
      },
    ],
    error: null,
  },
})

describe("a spark answer", () => {
  it("is the same in its flat and in its nested form", () => {
    const expected = { symbol: "AAPL", price: 244.6, previousClose: 241.53, at: time * 1000 }
    expect(parseYahooSpark(flat).get("AAPL")).toEqual({ ...expected, currency: null })
    const body = nested({ currency: "USD", regularMarketTime: time }, [244.1, Math.fround(244.6)])
    expect(parseYahooSpark(body).get("AAPL")).toEqual({ ...expected, currency: "USD" })
  })

  it("takes the last close that is a number, as of the provider's time", () => {
    const body = nested({ currency: "USD", regularMarketTime: time + 5 }, [244.1, null])
    expect(parseYahooSpark(body).get("AAPL")).toMatchObject({ price: 244.1, at: (time + 5) * 1000 })
    const withoutTime = nested({ currency: "USD" }, [244.1, null])
    expect(parseYahooSpark(withoutTime).get("AAPL")).toMatchObject({ price: 244.1, at: time * 1000 })
  })

  it("has no price when every close is null, or there are none", () => {
    expect(parseYahooSpark(nested({}, [null, null])).get("AAPL")?.price).toBeNull()
    expect(parseYahooSpark({ AAPL: { symbol: "AAPL" } }).get("AAPL")).toMatchObject({ price: null, at: null })
  })

  it("lacks unknown symbols", () => {
    expect(parseYahooSpark({}).size).toBe(0)
    expect(parseYahooSpark({ spark: { result: [], error: null } }).size).toBe(0)
  })

  it("is malformed with a price that is a text, or another shape", () => {
    expect(() => parseYahooSpark(nested({}, ["244.1"]))).toThrow(
      "AAPL.close[0] is a string, expected a number or null",
    )
    expect(() => parseYahooSpark({ AAPL: "244.1" })).toThrow("AAPL is a string, expected an object")
    expect(() => parseYahooSpark({ spark: { result: null } })).toThrow(
      "spark.result is null, expected an array",
    )
  })
})
