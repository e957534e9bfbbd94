import { describe, expect, it } from "vitest"
import { share } from "../../../../test/market-data-world.ts"
import type { InstrumentKind } from "../../../operations/market-data-port.ts"
import { readYahooSymbol, yahooSymbol } from "./yahoo-symbol.ts"

function symbolOf(kind: InstrumentKind, symbol: string, mic: string | null = null): string | null {
  return yahooSymbol(share("any", { kind, symbol, mic, listings: {} }), "yahoo")
}

describe("Yahoo's symbol", () => {
  it("has a suffix for the exchange and a dash for the class of a share", () => {
    expect(symbolOf("equity", "AAPL", "XNAS")).toBe("AAPL")
    expect(symbolOf("equity", "BRK.B", "XNYS")).toBe("BRK-B")
    expect(symbolOf("equity", "OCDO", "XLON")).toBe("OCDO.L")
    expect(symbolOf("equity", "WSU", "XETR")).toBe("WSU.DE")
    expect(symbolOf("equity", "700", "XHKG")).toBe("0700.HK")
  })

  it("is written in its own way for pairs, indices, futures and coins", () => {
    expect(symbolOf("fx", "EURUSD")).toBe("EURUSD=X")
    expect(symbolOf("index", "SPX")).toBe("^GSPC")
    expect(symbolOf("future", "GC")).toBe("GC=F")
    expect(symbolOf("crypto", "BTC-USD")).toBe("BTC-USD")
  })

  it("is unknown where no rule covers it: an exchange without suffix, an unlisted index, a pair of three letters", () => {
    expect(symbolOf("equity", "ABC", "XXXX")).toBeNull()
    expect(symbolOf("equity", "ABC")).toBeNull()
    expect(symbolOf("index", "NONE")).toBeNull()
    expect(symbolOf("fx", "EUR")).toBeNull()
  })

  it("is that of the symbol map where there is one", () => {
    const listed = share("any", { mic: "XLON", listings: { yahoo: { symbol: "0P0000.L", quotedIn: null } } })
    expect(yahooSymbol(listed, "yahoo")).toBe("0P0000.L")
  })
})

describe("a symbol of Yahoo's", () => {
  it.each([
    ["OCDO.L", { kind: null, symbol: "OCDO", mic: "XLON" }],
    ["BRK-B", { kind: null, symbol: "BRK.B", mic: null }],
    ["EURUSD=X", { kind: "fx", symbol: "EURUSD", mic: null }],
    ["EUR=X", { kind: "fx", symbol: "USDEUR", mic: null }],
    ["GC=F", { kind: "future", symbol: "GC", mic: null }],
    ["^GSPC", { kind: "index", symbol: "SPX", mic: null }],
    ["^FCHI", { kind: "index", symbol: "FCHI", mic: null }],
    ["BTC-USD", { kind: "crypto", symbol: "BTC-USD", mic: null }],
  ] as const)("%s tells by its form what it stands for", (symbol, identified) => {
    expect(readYahooSymbol(symbol)).toEqual(identified)
  })
})
