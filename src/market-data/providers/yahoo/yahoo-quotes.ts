import type { InstrumentRef, Note, Quote } from "../../../operations/market-data-port.ts"
import { ProviderFailure } from "../../resilience/provider-failure.ts"
import type { Call } from "../../resilience/provider-guard.ts"
import { askChunk, askChunks, askDividing, chunksOf, noData, notSupported } from "../ask-chunk.ts"
import { shortestFloat32 } from "../float32-decimal.ts"
import type { NoAnswer, Outcome } from "../provider.ts"
import { currencyOf, inMainUnit } from "../sub-unit.ts"
import { parseYahooQuotes, type YahooQuote } from "./parse-quote.ts"
import { parseYahooSpark, type YahooSpark } from "./parse-spark.ts"
import type { YahooClient } from "./yahoo-client.ts"
import type { Listed, YahooListings } from "./yahoo-listings.ts"

type Outcomes = Map<Listed, Outcome<Quote>>

const deadListing: NoAnswer = { kind: "failed", failure: "no-data", reason: "dead-listing", retryAt: null }

/**
 * Last prices in batches: by spark, which needs no session, where the unit is known; by quote, which tells the unit, of
 * the others. A batch that fails is never asked for symbol by symbol.
 */
export class YahooQuotes {
  readonly #client: YahooClient
  readonly #listings: YahooListings
  readonly #batchSizes: { readonly spark: number; readonly quote: number }

  constructor(
    client: YahooClient,
    listings: YahooListings,
    batchSizes: { readonly spark: number; readonly quote: number },
  ) {
    this.#client = client
    this.#listings = listings
    this.#batchSizes = batchSizes
  }

  async ask(instruments: readonly InstrumentRef[], call: Call): Promise<Map<InstrumentRef, Outcome<Quote>>> {
    const listed = instruments.flatMap((instrument) => this.#listings.find(instrument) ?? [])
    const known = listed.filter(({ unit }) => unit !== null)
    const unknown = listed.filter(({ unit }) => unit === null)
    const [sparks, quotes] = await Promise.all([
      askChunks(chunksOf(known, this.#batchSizes.spark), (chunk) => this.#sparkChunk(chunk, call)),
      askChunks(chunksOf(unknown, this.#batchSizes.quote), (chunk) => this.#quoteChunk(chunk, call)),
    ])
    const answered = new Map([...sparks, ...quotes].map(([{ instrument }, outcome]) => [instrument, outcome]))
    return new Map(instruments.map((instrument) => [instrument, answered.get(instrument) ?? notSupported]))
  }

  #sparkChunk(chunk: readonly Listed[], call: Call): Promise<Outcomes> {
    return askDividing(this.#client.guard, chunk, (part) => {
      const symbols = part.map(({ symbol }) => symbol)
      return this.#client.spark(symbols, call, (body) => this.#ofSpark(part, parseYahooSpark(body)))
    })
  }

  #ofSpark(chunk: readonly Listed[], sparks: ReadonlyMap<string, YahooSpark>): Outcomes {
    const alive = chunk.filter(({ isAlive }) => isAlive)
    if (alive.length > 0 && alive.every(({ symbol }) => !sparks.has(symbol))) {
      throw new ProviderFailure("malformed", `the batch lacks all ${alive.length} symbols that are known`)
    }
    return this.#outcomes(chunk, (symbol) => {
      const spark = sparks.get(symbol)
      return spark === undefined ? undefined : { ...spark, marketState: null }
    })
  }

  #quoteChunk(chunk: readonly Listed[], call: Call): Promise<Outcomes> {
    const symbols = chunk.map(({ symbol }) => symbol)
    return askChunk(this.#client.guard, chunk, () =>
      this.#client.quote(symbols, call, (body) => {
        const quotes = parseYahooQuotes(body)
        return this.#outcomes(chunk, (symbol) => quotes.get(symbol))
      }),
    )
  }

  #outcomes(chunk: readonly Listed[], quoteOf: (symbol: string) => YahooQuote | undefined): Outcomes {
    const outcomes: Outcomes = new Map()
    for (const listed of chunk) {
      const quote = quoteOf(listed.symbol)
      if (quote !== undefined) outcomes.set(listed, this.#outcome(listed, quote))
    }
    return outcomes
  }

  #outcome({ symbol, unit: knownUnit }: Listed, quote: YahooQuote): Outcome<Quote> {
    const { price, previousClose, marketState } = quote
    const unit = quote.currency ?? knownUnit
    // A listing that died keeps its symbol, and loses its currency with its price. A price of 0 is none.
    if (unit === null) return price === null ? deadListing : noData
    if (price === null || price <= 0 || quote.at === null) return noData
    this.#listings.learn(symbol, unit)
    const notes: Note[] = []
    if (currencyOf(unit) !== unit) notes.push({ code: "converted-unit", text: `quoted in ${unit}` })
    if (knownUnit !== null && knownUnit !== unit) {
      notes.push({ code: "unit-changed", text: `quoted in ${unit}, was ${knownUnit}` })
    }
    return {
      kind: "answered",
      value: {
        price: inMainUnit(shortestFloat32(price), unit),
        previousClose: previousClose === null ? null : inMainUnit(shortestFloat32(previousClose), unit),
        currency: currencyOf(unit),
        quotedIn: unit,
        marketState,
      },
      asOf: quote.at,
      notes,
    }
  }
}
