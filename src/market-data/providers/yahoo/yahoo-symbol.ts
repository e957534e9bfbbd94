import type { InstrumentRef, ProviderId } from "../../../operations/market-data-port.ts"
import type { IdentifiedSymbol } from "../../../operations/market-data-upkeep-port.ts"

/** What Yahoo appends to a ticker, by market identifier code. Markets of the United States have no suffix. */
const suffixes: Readonly<Record<string, string>> = {
  XNAS: "",
  XNYS: "",
  ARCX: "",
  BATS: "",
  XASE: "",
  XLON: ".L",
  XETR: ".DE",
  XFRA: ".F",
  XPAR: ".PA",
  XAMS: ".AS",
  XBRU: ".BR",
  XLIS: ".LS",
  XMAD: ".MC",
  XMIL: ".MI",
  XSWX: ".SW",
  XSTO: ".ST",
  XHEL: ".HE",
  XCSE: ".CO",
  XOSL: ".OL",
  XDUB: ".IR",
  XWBO: ".VI",
  XTSE: ".TO",
  XTSX: ".V",
  XASX: ".AX",
  XNZE: ".NZ",
  XTKS: ".T",
  XHKG: ".HK",
  XSES: ".SI",
  BVMF: ".SA",
  XJSE: ".JO",
  XTAE: ".TA",
  XKUW: ".KW",
  XBOM: ".BO",
  XNSE: ".NS",
}

const indices: Readonly<Record<string, string>> = {
  SPX: "^GSPC",
  NDX: "^NDX",
  COMP: "^IXIC",
  DJI: "^DJI",
  RUT: "^RUT",
  VIX: "^VIX",
  DAX: "^GDAXI",
  UKX: "^FTSE",
  NKY: "^N225",
}

/** Yahoo's symbol of an instrument: that of the symbol map, else by rule; null when no rule covers it. */
export function yahooSymbol(instrument: InstrumentRef, provider: ProviderId): string | null {
  const listing = instrument.listings[provider]
  if (listing !== undefined) return listing.symbol
  const { kind, mic, symbol } = instrument
  switch (kind) {
    case "fx":
      // Always six letters: `EUR=X` would mean USD/EUR.
      return /^[A-Z]{6}$/.test(symbol) ? `${symbol}=X` : null
    case "crypto":
      return symbol
    case "future":
      return `${symbol}=F`
    case "index":
      return indices[symbol] ?? null
    case "equity":
    case "etf":
    case "fund": {
      const suffix = suffixes[mic ?? ""]
      if (suffix === undefined) return null
      const ticker = mic === "XHKG" ? symbol.padStart(4, "0") : symbol.replaceAll(/[./ ]/g, "-")
      return `${ticker}${suffix}`
    }
  }
}

/** What a symbol of Yahoo's stands for by its form alone; kind and exchange are null where the form does not tell. */
export function readYahooSymbol(symbol: string): IdentifiedSymbol {
  const [, pair] = /^([A-Z]{6}|[A-Z]{3})=X$/.exec(symbol) ?? []
  // `EUR=X` is euros for a dollar.
  if (pair !== undefined) return { kind: "fx", symbol: pair.length === 3 ? `USD${pair}` : pair, mic: null }
  if (symbol.endsWith("=F")) return { kind: "future", symbol: symbol.slice(0, -2), mic: null }
  if (symbol.startsWith("^")) {
    const [name = symbol.slice(1)] = Object.entries(indices).find(([, yahoo]) => yahoo === symbol) ?? []
    return { kind: "index", symbol: name, mic: null }
  }
  if (/^[A-Z0-9]+-(USD|EUR|GBP|JPY|USDT)$/.test(symbol)) return { kind: "crypto", symbol, mic: null }
  const [mic, suffix] = Object.entries(suffixes).find(([, end]) => end !== "" && symbol.endsWith(end)) ?? []
  if (mic === undefined || suffix === undefined) {
    return { kind: null, symbol: symbol.replaceAll("-", "."), mic: null }
  }
  return { kind: null, symbol: symbol.slice(0, -suffix.length).replaceAll("-", "."), mic }
}
