import { civilDate, epochDayOf } from "./engine/money/iso-date.ts"
import { type Market, worldCalendar } from "./market-data/exchange-calendar/world-calendar.ts"
import type { LoopbackFault } from "./market-data/providers/yahoo/loopback-faults.ts"
import type { LoopbackListing } from "./market-data/providers/yahoo/loopback-series.ts"
import { YahooLoopback } from "./market-data/providers/yahoo/loopback.ts"
import type { DemoFault, DemoProvider } from "./operations/demo-provider-port.ts"
import type { SearchCandidate } from "./operations/market-data-port.ts"
import type { Clock } from "./operations/ports.ts"

const SEED = 20_250_214
const YEARS = 12

type Listed = readonly [symbol: string, name: string, firstPrice: number]

/** What the demo lists: enough of every kind of market to see how each is treated. */
const shares: readonly Listed[] = [
  ["AAPL", "Apple Inc.", 80],
  ["MSFT", "Microsoft Corporation", 60],
  ["NVDA", "NVIDIA Corporation", 40],
  ["JPM", "JPMorgan Chase & Co.", 90],
  ["JNJ", "Johnson & Johnson", 130],
  ["KO", "The Coca-Cola Company", 70],
  ["XOM", "Exxon Mobil Corporation", 95],
]
const funds: readonly Listed[] = [
  ["SPY", "SPDR S&P 500 ETF Trust", 250],
  ["QQQ", "Invesco QQQ Trust", 180],
]

/** What the demo begins with. */
export const demoInstruments: readonly (Pick<SearchCandidate, "name" | "kind" | "mic"> & {
  readonly symbol: string
})[] = [
  ...shares.map(([symbol, name]) => ({ symbol, name, kind: "equity" as const, mic: "XNAS" })),
  ...funds.map(([symbol, name]) => ({ symbol, name, kind: "etf" as const, mic: "ARCX" })),
  { symbol: "OCDO.L", name: "Ocado Group plc", kind: "equity", mic: "XLON" },
  { symbol: "SAP.DE", name: "SAP SE", kind: "equity", mic: "XETR" },
  { symbol: "7203.T", name: "Toyota Motor Corporation", kind: "equity", mic: "XTKS" },
  { symbol: "BTC-USD", name: "Bitcoin USD", kind: "crypto", mic: null },
  { symbol: "EURUSD=X", name: "EUR/USD", kind: "fx", mic: null },
]

/** A provider of made-up prices on this machine: the real adapter asks it, so that the demo shows all that is real but the figures. */
export async function startDemoProvider(
  clock: Clock,
): Promise<{ readonly address: URL; readonly demo: DemoProvider; readonly close: () => Promise<void> }> {
  const server = await YahooLoopback.start({ clock, seed: SEED, listings: demoListings(clock()) })
  let playing: readonly DemoFault[] = []
  return {
    address: server.address,
    demo: {
      faults: () => playing,
      play(faults) {
        playing = faults
        server.faults.clear()
        for (const { kind, symbol, times } of faults) {
          server.faults.play({
            match: symbol === null ? {} : { symbol },
            fault: faultOf(kind),
            ...(times === null ? {} : { times }),
          })
        }
      },
      requests: () => server.count(),
    },
    close: () => server.close(),
  }
}

/** A fault by its name on the wire, with the particulars that it needs. */
function faultOf(kind: string): LoopbackFault {
  switch (kind) {
    case "429-after":
      return { kind, retryAfter: "120" }
    case "crumb-words":
      return { kind, status: 429 }
    case "5xx":
      return { kind, status: 503 }
    case "reset":
      return { kind, during: "headers" }
    case "null-closes":
      return { kind, which: "all" }
    default:
      return { kind } as LoopbackFault
  }
}

function demoListings(now: number): LoopbackListing[] {
  const { year } = civilDate(Math.floor(now / 86_400_000))
  const [from, to] = [epochDayOf(year - YEARS, 1, 1), epochDayOf(year + 1, 12, 31)]
  const on = (market: Market) => worldCalendar.sessionTimes(market, from, to)
  const newYork = { timeZone: "America/New_York", currency: "USD", sessions: on("XNYS") }
  const make = ([symbol, name, firstPrice]: Listed) => ({ symbol, name, firstPrice, ...newYork })
  return [
    ...shares.map((each) => ({ ...make(each), quoteType: "EQUITY" as const, exchange: "NMS" })),
    ...funds.map((each) => ({ ...make(each), quoteType: "ETF" as const, exchange: "PCX" })),
    { ...make(["^GSPC", "S&P 500", 2_500]), quoteType: "INDEX", exchange: "SNP" },
    {
      ...make(["OCDO.L", "Ocado Group plc", 700]),
      quoteType: "EQUITY",
      exchange: "LSE",
      timeZone: "Europe/London",
      currency: "GBp",
      sessions: on("XLON"),
    },
    {
      ...make(["SAP.DE", "SAP SE", 90]),
      quoteType: "EQUITY",
      exchange: "GER",
      timeZone: "Europe/Berlin",
      currency: "EUR",
      sessions: on("XETR"),
    },
    {
      ...make(["7203.T", "Toyota Motor Corporation", 7_000]),
      quoteType: "EQUITY",
      exchange: "JPX",
      timeZone: "Asia/Tokyo",
      currency: "JPY",
      sessions: on("XTKS"),
    },
    {
      ...make(["BTC-USD", "Bitcoin USD", 9_000]),
      quoteType: "CRYPTOCURRENCY",
      exchange: "CCC",
      timeZone: "UTC",
      sessions: on("CRYPTO"),
    },
    ...(
      [
        ["EURUSD=X", "EUR/USD", 1.15, "USD"],
        ["EURGBP=X", "EUR/GBP", 0.87, "GBP"],
        ["EURJPY=X", "EUR/JPY", 128, "JPY"],
      ] as const
    ).map(([symbol, name, firstPrice, currency]) => ({
      ...make([symbol, name, firstPrice]),
      quoteType: "CURRENCY" as const,
      exchange: "CCY",
      timeZone: "Europe/London",
      currency,
      sessions: on("FX"),
    })),
  ]
}
