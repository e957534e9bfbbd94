import { createHash } from "node:crypto"
import { isoDate } from "../../../engine/money/iso-date.ts"
import type { InstrumentRef, Quote } from "../../../operations/market-data-port.ts"
import { localDay } from "../../resilience/local-date.ts"
import { ProviderFailure } from "../../resilience/provider-failure.ts"
import { type Call, ProviderGuard } from "../../resilience/provider-guard.ts"
import type { World } from "../../resilience/world.ts"
import { askChunk, askChunks, askEach, chunksOf, noData } from "../ask-chunk.ts"
import type { HttpResponse } from "../http-client.ts"
import { refuseUnwellStatus } from "../http-status.ts"
import { readJson } from "../json-shape.ts"
import type { Capabilities, Outcome, Provider } from "../provider.ts"
import { parseTiingoHistory, parseTiingoQuotes, tiingoCurrency, type TiingoLast } from "./parse-tiingo.ts"
import { tiingoSymbol } from "./tiingo-symbol.ts"

const quoteBatchSize = 50
const newYork = "America/New_York"
const day = 86_400_000

/** The free tier. Its bars are final at about 17:30 New York and corrected until 20:00. */
const tiingoCapabilities: Capabilities = {
  asks: ["quotes", "history"],
  kinds: ["equity", "etf", "fund"],
  exchanges: ["XNAS", "XNYS", "ARCX", "BATS", "XASE"],
  batchSize: { quotes: quoteBatchSize, history: 1 },
  limits: {
    rates: [{ per: "second", requests: 2, burst: 5 }],
    quotas: [
      { per: "hour", requests: 50 },
      { per: "day", requests: 1_000 },
    ],
    symbolsPerMonth: 500,
    timeZone: newYork,
    slots: 4,
    places: 50,
  },
  delayMs: 4 * 60 * 60_000,
  needsKey: true,
}

/** Raw prices and actions in one row: what our store keeps. */
export function createTiingoProvider(options: {
  readonly address: URL
  readonly key: string
  readonly world: World
}): Provider {
  const { address, key, world } = options
  const fetchJson = async (path: string, remainingMs: number) => {
    const headers = { authorization: `Token ${key}` }
    return readTiingoBody(await world.http.get(new URL(path, address), { headers, remainingMs }))
  }
  const guard = new ProviderGuard({
    provider: "tiingo",
    limits: tiingoCapabilities.limits,
    configuration: createHash("sha256").update(key).digest("hex").slice(0, 16),
    probe: async (remainingMs) => parseTiingoQuotes(await fetchJson("/iex/?tickers=aapl", remainingMs)),
    world,
  })

  const quotes = (chunk: readonly InstrumentRef[], call: Call) =>
    askChunk(guard, chunk, async () => {
      const symbols = chunk.map(tiingoSymbol)
      const path = `/iex/?tickers=${symbols.map((symbol) => encodeURIComponent(symbol)).join(",")}`
      const lasts = await guard.run({ endpoint: "iex", symbols, call }, async (remainingMs) =>
        parseTiingoQuotes(await fetchJson(path, remainingMs)),
      )
      const outcomes = new Map<InstrumentRef, Outcome<Quote>>()
      for (const [index, instrument] of chunk.entries()) {
        const last = lasts.get((symbols[index] ?? "").toLowerCase())
        if (last !== undefined) outcomes.set(instrument, quoteOf(last))
      }
      return outcomes
    })

  return {
    id: "tiingo",
    capabilities: tiingoCapabilities,
    breaker: guard.breaker,
    symbolOf: tiingoSymbol,
    asks: {
      quotes: (instruments, call) =>
        askChunks(chunksOf(instruments, quoteBatchSize), (chunk) => quotes(chunk, call)),

      history: (requests, call) =>
        askEach(guard, requests, async ({ instrument, from, to, readyDay }) => {
          const symbol = tiingoSymbol(instrument)
          const range = `startDate=${isoDate(from)}&endDate=${isoDate(to)}`
          const path = `/tiingo/daily/${encodeURIComponent(symbol)}/prices?${range}`
          // Without a calendar only days that are over in New York count.
          const lastDay = readyDay ?? localDay(world.clock(), newYork) - 1
          const value = await guard.run({ endpoint: "daily", symbols: [symbol], call }, async (remainingMs) =>
            parseTiingoHistory(await fetchJson(path, remainingMs), lastDay),
          )
          const last = value.bars.days.at(-1)
          return last === undefined
            ? noData
            : { kind: "answered", value, asOf: last * day + day / 2, notes: [] }
        }),
    },
  }
}

function quoteOf({ price, previousClose, at }: TiingoLast): Outcome<Quote> {
  if (price === null || price <= 0 || at === null) return noData
  return {
    kind: "answered",
    value: { price, previousClose, currency: tiingoCurrency, quotedIn: tiingoCurrency, marketState: null },
    asOf: at,
    notes: [],
  }
}

function readTiingoBody(response: HttpResponse): unknown {
  refuseUnwellStatus(response)
  const { status, body } = response
  if (status === 401 || status === 403) throw new ProviderFailure("unauthorised", `status ${status}`)
  if (status === 404) throw new ProviderFailure("bad-symbol", "status 404")
  // A spent allocation has also come as a sentence with status 200.
  if (/run over your .* allocation/i.test(body.slice(0, 500))) {
    throw new ProviderFailure("throttled", "the allocation is spent")
  }
  if (status !== 200) throw new ProviderFailure("malformed", `status ${status}`, { mayRetry: false })
  return readJson(response)
}
