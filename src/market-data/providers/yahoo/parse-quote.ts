import type { Instant, Quote } from "../../../operations/market-data-port.ts"
import { asArray, asRecord, asText, type JsonRecord, numberOrNull, textOrNull } from "../json-shape.ts"

/** What is read of a quote. Its market value, book value and earnings come in other units than its price and are not. */
export type YahooQuote = {
  readonly symbol: string
  readonly price: number | null
  readonly previousClose: number | null
  /** The unit of the price, not `financialCurrency`, which is that of the accounts. */
  readonly currency: string | null
  readonly at: Instant | null
  readonly marketState: Quote["marketState"]
}

const marketStates: Readonly<Record<string, Quote["marketState"]>> = {
  PREPRE: "closed",
  PRE: "pre",
  REGULAR: "open",
  POST: "post",
  POSTPOST: "closed",
  CLOSED: "closed",
}

/** An unknown symbol is absent; a dead one is there without a price. */
export function parseYahooQuotes(body: JsonRecord): ReadonlyMap<string, YahooQuote> {
  const results = asArray(asRecord(body["quoteResponse"], "quoteResponse")["result"], "quoteResponse.result")
  return new Map(
    results.map((value) => {
      const quote = asRecord(value, "quoteResponse.result[]")
      const symbol = asText(quote["symbol"], "quote.symbol")
      const time = numberOrNull(quote["regularMarketTime"], `${symbol}.regularMarketTime`)
      return [
        symbol,
        {
          symbol,
          price: numberOrNull(quote["regularMarketPrice"], `${symbol}.regularMarketPrice`),
          previousClose: numberOrNull(
            quote["regularMarketPreviousClose"],
            `${symbol}.regularMarketPreviousClose`,
          ),
          currency: textOrNull(quote["currency"], `${symbol}.currency`),
          at: time === null ? null : time * 1000,
          marketState: marketStates[textOrNull(quote["marketState"], `${symbol}.marketState`) ?? ""] ?? null,
        },
      ]
    }),
  )
}
