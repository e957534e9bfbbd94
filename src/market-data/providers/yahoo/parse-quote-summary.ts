import type { Profile } from "../../../operations/market-data-port.ts"
import { asArray, asRecord, type JsonRecord, textOrNull } from "../json-shape.ts"
import { currencyOf } from "../sub-unit.ts"
import { kindOfQuoteType, micOfExchange } from "./yahoo-codes.ts"

/** Name, kind and currency from module `price`, sector and country from `assetProfile`. Yahoo gives no ISIN. */
export function parseYahooQuoteSummary(body: JsonRecord): Profile | null {
  const results = asArray(asRecord(body["quoteSummary"], "quoteSummary")["result"], "quoteSummary.result")
  if (results.length === 0) return null
  const result = asRecord(results[0], "quoteSummary.result[0]")
  const price = asRecord(result["price"] ?? {}, "price")
  const profile = asRecord(result["assetProfile"] ?? {}, "assetProfile")
  const name =
    textOrNull(price["longName"], "price.longName") ?? textOrNull(price["shortName"], "price.shortName")
  if (name === null) return null
  const unit = textOrNull(price["currency"], "price.currency")
  return {
    name,
    kind: kindOfQuoteType(textOrNull(price["quoteType"], "price.quoteType")),
    mic: micOfExchange(textOrNull(price["exchange"], "price.exchange")),
    currency: unit === null ? null : currencyOf(unit),
    sector: textOrNull(profile["sector"], "assetProfile.sector"),
    country: textOrNull(profile["country"], "assetProfile.country"),
    isin: null,
  }
}
