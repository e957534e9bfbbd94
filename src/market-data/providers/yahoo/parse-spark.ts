import type { Instant } from "../../../operations/market-data-port.ts"
import { shortestFloat32 } from "../float32-decimal.ts"
import { asArray, asNumber, asRecord, asText, type JsonRecord, numberOrNull } from "../json-shape.ts"
import { parseYahooMeta, type YahooMeta } from "./parse-chart.ts"

/** The last price of a symbol in a batch; in whatever unit Yahoo quotes it. */
export type YahooSpark = {
  readonly symbol: string
  /** Null when no close of the day is a number. */
  readonly price: number | null
  readonly previousClose: number | null
  readonly at: Instant | null
  /** Only the nested form names it. */
  readonly currency: string | null
}

/**
 * Either form of a spark answer with `range=1d`, whatever its path: flat (`{"AAPL": {timestamp, close, …}}`) or nested
 * (`{"spark": {"result": [{symbol, response: [{meta, …}]}]}}`). Unknown symbols are absent.
 */
export function parseYahooSpark(body: JsonRecord): ReadonlyMap<string, YahooSpark> {
  const items = body["spark"] === undefined ? Object.entries(body).map(parseFlat) : parseNested(body["spark"])
  return new Map(items.map((item) => [item.symbol, item]))
}

function parseFlat([symbol, value]: [string, unknown]): YahooSpark {
  const item = asRecord(value, symbol)
  const { price, at } = lastClose(item["close"], item["timestamp"], symbol)
  return {
    symbol,
    price,
    previousClose: shortestOrNull(
      numberOrNull(item["previousClose"], `${symbol}.previousClose`) ??
        numberOrNull(item["chartPreviousClose"], `${symbol}.chartPreviousClose`),
    ),
    at,
    currency: null,
  }
}

function parseNested(spark: unknown): YahooSpark[] {
  return asArray(asRecord(spark, "spark")["result"], "spark.result").map((value) => {
    const item = asRecord(value, "spark.result[]")
    const symbol = asText(item["symbol"], "spark.result[].symbol")
    const response = asRecord(asArray(item["response"], `${symbol}.response`)[0], `${symbol}.response[0]`)
    const meta = parseYahooMeta(asRecord(response["meta"], `${symbol}.meta`))
    const indicators = asRecord(response["indicators"], `${symbol}.indicators`)
    const quote = asRecord(asArray(indicators["quote"], `${symbol}.quote`)[0], `${symbol}.quote[0]`)
    const { price, at } = lastClose(quote["close"], response["timestamp"], symbol)
    return {
      symbol,
      price,
      previousClose: previousCloseOf(meta),
      at: meta.marketTime ?? at,
      currency: meta.currency,
    }
  })
}

/** With `range=1d` the close before the range is that of the day before. */
function previousCloseOf({ previousClose, chartPreviousClose }: YahooMeta): number | null {
  return shortestOrNull(previousClose ?? chartPreviousClose)
}

function shortestOrNull(value: number | null): number | null {
  return value === null ? null : shortestFloat32(value)
}

/** The last close that is a number, and the last time: the provider's word on when it looked. */
function lastClose(
  closes: unknown,
  times: unknown,
  symbol: string,
): { readonly price: number | null; readonly at: Instant | null } {
  if (closes === undefined || closes === null) return { price: null, at: null }
  const prices = asArray(closes, `${symbol}.close`).map((value, index) =>
    numberOrNull(value, `${symbol}.close[${index}]`),
  )
  const price = prices.findLast((value) => value !== null) ?? null
  const lastTime = times === undefined ? undefined : asArray(times, `${symbol}.timestamp`).at(-1)
  return {
    price: shortestOrNull(price),
    at: lastTime === undefined ? null : asNumber(lastTime, `${symbol}.timestamp`) * 1000,
  }
}
