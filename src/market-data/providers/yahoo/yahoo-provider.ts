import type { InstrumentRef, ProviderId } from "../../../operations/market-data-port.ts"
import type { Call } from "../../resilience/provider-guard.ts"
import type { World } from "../../resilience/world.ts"
import { askEach, noData, notSupported } from "../ask-chunk.ts"
import type { HistoryRequest, Provider } from "../provider.ts"
import { sparkBatchSize, quoteBatchSize, yahooCapabilities } from "./capabilities.ts"
import { chartHistory } from "./chart-history.ts"
import { parseYahooChart } from "./parse-chart.ts"
import { parseYahooQuoteSummary } from "./parse-quote-summary.ts"
import { parseYahooSearch } from "./parse-search.ts"
import { YahooClient, type YahooAddresses } from "./yahoo-client.ts"
import { type Listed, YahooListings } from "./yahoo-listings.ts"
import { readYahooSymbol, yahooSymbol } from "./yahoo-symbol.ts"
import { YahooQuotes } from "./yahoo-quotes.ts"

const day = 86_400_000
/** A chart begins so much before the range: its first day may open on the day before in UTC, and a dividend is checked against the session before. */
const lead = 7 * day

/** The Yahoo adapter, or that of the demo: the same code at another address. */
export function createYahooProvider(options: {
  readonly id: Extract<ProviderId, "yahoo" | "demo">
  readonly addresses: YahooAddresses
  readonly world: World
}): Provider {
  const { id, addresses, world } = options
  const client = new YahooClient(id, addresses, yahooCapabilities.limits, world)
  const listings = new YahooListings(id)
  const quotes = new YahooQuotes(client, listings, { spark: sparkBatchSize, quote: quoteBatchSize })

  const readHistory = (range: Omit<HistoryRequest, "instrument">, { symbol, unit }: Listed, call: Call) =>
    client.chart(symbol, range.from * day - lead, call, (body) =>
      chartHistory(parseYahooChart(body), { ...range, unit, now: world.clock() }),
    )

  return {
    id,
    capabilities: yahooCapabilities,
    breaker: client.guard.breaker,
    symbolOf: (instrument) => yahooSymbol(instrument, id),
    readSymbol: readYahooSymbol,
    asks: {
      quotes: (instruments, call) => quotes.ask(instruments, call),

      history: (requests, call) =>
        askEach(client.guard, requests, async (request) => {
          const listed = listings.find(request.instrument)
          if (listed === null) return notSupported
          const { history, asOf, notes } = await readHistory(request, listed, call)
          listings.learn(listed.symbol, history.quotedIn)
          return { kind: "answered", value: history, asOf, notes }
        }),

      "fx-history": (requests, call) =>
        askEach(client.guard, requests, async ({ base, quote, from, to }) => {
          const listed = listings.find(currencyPair(base, quote))
          if (listed === null) return notSupported
          const { history, asOf, notes } = await readHistory({ from, to, readyDay: null }, listed, call)
          const { days, close } = history.bars
          return { kind: "answered", value: { days, rates: close, path: "direct" }, asOf, notes }
        }),

      profile: (instruments, call) =>
        askEach(client.guard, instruments, async (instrument) => {
          const listed = listings.find(instrument)
          if (listed === null) return notSupported
          const profile = await client.quoteSummary(listed.symbol, call, parseYahooQuoteSummary)
          if (profile === null) return noData
          return { kind: "answered", value: profile, asOf: world.clock(), notes: [] }
        }),

      search: (requests, call) =>
        askEach(client.guard, requests, async ({ text }) => {
          const value = await client.search(text, call, (body) => parseYahooSearch(body, id))
          return { kind: "answered", value, asOf: world.clock(), notes: [] }
        }),
    },
  }
}

function currencyPair(base: string, quote: string): InstrumentRef {
  const symbol = `${base}${quote}`
  return { id: symbol, kind: "fx", symbol, mic: null, currency: quote, listings: {} }
}
