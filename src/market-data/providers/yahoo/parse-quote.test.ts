import { describe, expect, it } from "vitest"
import { parseYahooQuoteSummary } from "./parse-quote-summary.ts"
import { parseYahooQuotes } from "./parse-quote.ts"
import { parseYahooSearch } from "./parse-search.ts"

const quotes = (...result: object[]) => parseYahooQuotes({ quoteResponse: { result, error: null } })

describe("a quote", () => {
  it("is in the currency of its price, not of the accounts", () => {
    const quote = {
      symbol: "ACME",
      regularMarketPrice: 3.5,
      currency: "GBp",
      financialCurrency: "GBP",
      marketCap: 9e9,
    }
    expect(quotes(quote).get("ACME")).toEqual({
      symbol: "ACME",
      price: 3.5,
      previousClose: null,
      currency: "GBp",
      at: null,
      marketState: null,
    })
  })

  it.each([
    ["PREPRE", "closed"],
    ["PRE", "pre"],
    ["REGULAR", "open"],
    ["POST", "post"],
    ["POSTPOST", "closed"],
    ["CLOSED", "closed"],
    ["HALTED", null],
  ])("in state %s is %s", (marketState, expected) => {
    expect(quotes({ symbol: "ACME", marketState }).get("ACME")?.marketState).toBe(expected)
  })

  it("of an unknown symbol is absent, and none with a price that is a text", () => {
    expect(quotes().size).toBe(0)
    expect(() => quotes({ symbol: "ACME", regularMarketPrice: "3.5" })).toThrow(
      "ACME.regularMarketPrice is a string",
    )
  })
})

describe("a search", () => {
  it("gives candidates with kind and exchange, in Yahoo's order, without news", () => {
    const body = {
      quotes: [
        {
          symbol: "OCDO.L",
          shortname: "OCADO",
          longname: "Ocado Group plc",
          quoteType: "EQUITY",
          exchange: "LSE",
        },
        { symbol: "XYZ", quoteType: "OPTION", exchange: "OPR" },
        { name: "a private company" },
      ],
    }
    expect(parseYahooSearch(body, "yahoo")).toEqual([
      { provider: "yahoo", symbol: "OCDO.L", name: "Ocado Group plc", kind: "equity", mic: "XLON" },
      { provider: "yahoo", symbol: "XYZ", name: "XYZ", kind: null, mic: null },
    ])
  })
})

describe("a profile", () => {
  it("has the main currency, and no ISIN", () => {
    const price = { longName: "Ocado Group plc", quoteType: "EQUITY", exchange: "LSE", currency: "GBp" }
    const assetProfile = { sector: "Consumer Defensive", country: "United Kingdom", fullTimeEmployees: 1 }
    expect(
      parseYahooQuoteSummary({ quoteSummary: { result: [{ price, assetProfile }], error: null } }),
    ).toEqual({
      name: "Ocado Group plc",
      kind: "equity",
      mic: "XLON",
      currency: "GBP",
      sector: "Consumer Defensive",
      country: "United Kingdom",
      isin: null,
    })
  })

  it("is none without a name", () => {
    expect(parseYahooQuoteSummary({ quoteSummary: { result: [], error: null } })).toBeNull()
    expect(parseYahooQuoteSummary({ quoteSummary: { result: [{}], error: null } })).toBeNull()
  })
})
