import type { ProviderId, SearchCandidate } from "../../../operations/market-data-port.ts"
import { asArray, asRecord, asText, type JsonRecord, textOrNull } from "../json-shape.ts"
import { kindOfQuoteType, micOfExchange } from "./yahoo-codes.ts"

/** Candidates in Yahoo's order; entries without a symbol (news, screeners) are left out. */
export function parseYahooSearch(body: JsonRecord, provider: ProviderId): SearchCandidate[] {
  return asArray(body["quotes"], "quotes").flatMap((value) => {
    const quote = asRecord(value, "quotes[]")
    if (quote["symbol"] === undefined) return []
    const symbol = asText(quote["symbol"], "quotes[].symbol")
    return {
      provider,
      symbol,
      name:
        textOrNull(quote["longname"], "longname") ?? textOrNull(quote["shortname"], "shortname") ?? symbol,
      kind: kindOfQuoteType(textOrNull(quote["quoteType"], "quoteType")),
      mic: micOfExchange(textOrNull(quote["exchange"], "exchange")),
    }
  })
}
