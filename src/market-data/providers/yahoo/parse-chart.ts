import type { Instant } from "../../../operations/market-data-port.ts"
import { ProviderFailure } from "../../resilience/provider-failure.ts"
import {
  asArray,
  asNumber,
  asRecord,
  asText,
  type JsonRecord,
  numberOrNull,
  textOrNull,
} from "../json-shape.ts"

/** What `meta` of a chart says, and of an item of a nested spark answer. */
export type YahooMeta = {
  readonly symbol: string
  /** As written: `GBp`. */
  readonly currency: string | null
  readonly timeZone: string
  readonly marketTime: Instant | null
  readonly firstTradeAt: Instant | null
  readonly chartPreviousClose: number | null
  readonly previousClose: number | null
  readonly regularHours: { readonly start: Instant; readonly end: Instant } | null
}

/** A chart as Yahoo sends it: float32, adjusted for every later split, rows dated by moments. */
export type YahooChart = {
  readonly meta: YahooMeta
  readonly times: readonly Instant[]
  readonly open: readonly (number | null)[]
  readonly high: readonly (number | null)[]
  readonly low: readonly (number | null)[]
  readonly close: readonly (number | null)[]
  readonly volume: readonly (number | null)[]
  readonly adjustedClose: readonly (number | null)[]
  readonly dividends: readonly { readonly at: Instant; readonly amount: number }[]
  readonly splits: readonly {
    readonly at: Instant
    readonly numerator: number
    readonly denominator: number
  }[]
}

const seconds = (value: number): Instant => value * 1000

function secondsOrNull(value: unknown, where: string): Instant | null {
  const number = numberOrNull(value, where)
  return number === null ? null : seconds(number)
}

/** Throws `ProviderFailure`: `malformed` on another shape, `no-data` when there are no rows or none has a close. */
export function parseYahooChart(body: JsonRecord): YahooChart {
  const results = asArray(asRecord(body["chart"], "chart")["result"], "chart.result")
  const result = asRecord(results[0], "chart.result[0]")
  const meta = parseYahooMeta(asRecord(result["meta"], "chart.meta"))
  const events = result["events"] === undefined ? {} : asRecord(result["events"], "chart.events")
  if (result["timestamp"] === undefined) throw new ProviderFailure("no-data", "the chart has no rows")

  const times = asArray(result["timestamp"], "chart.timestamp").map((value, index) =>
    seconds(asNumber(value, `chart.timestamp[${index}]`)),
  )
  const indicators = asRecord(result["indicators"], "chart.indicators")
  const quote = asRecord(asArray(indicators["quote"], "chart.quote")[0], "chart.quote[0]")
  const column = (from: JsonRecord, name: string) => parseColumn(from[name], times.length, `chart.${name}`)
  const close = column(quote, "close")
  if (close.every((value) => value === null))
    throw new ProviderFailure("no-data", "no row of the chart has a close")
  const adjusted = indicators["adjclose"]
  return {
    meta,
    times,
    open: column(quote, "open"),
    high: column(quote, "high"),
    low: column(quote, "low"),
    close,
    volume: column(quote, "volume"),
    adjustedClose:
      adjusted === undefined
        ? close.map(() => null)
        : column(asRecord(asArray(adjusted, "chart.adjclose")[0], "chart.adjclose[0]"), "adjclose"),
    dividends: parseEvents(events["dividends"], "chart.dividends").map(({ at, event, where }) => ({
      at,
      amount: asNumber(event["amount"], `${where}.amount`),
    })),
    splits: parseEvents(events["splits"], "chart.splits").map(({ at, event, where }) => ({
      at,
      numerator: positive(event["numerator"], `${where}.numerator`),
      denominator: positive(event["denominator"], `${where}.denominator`),
    })),
  }
}

/** Lenient on what is there besides, strict on what is read. */
export function parseYahooMeta(meta: JsonRecord): YahooMeta {
  const period = meta["currentTradingPeriod"]
  const regular =
    typeof period === "object" && period !== null ? (period as JsonRecord)["regular"] : undefined
  return {
    symbol: asText(meta["symbol"], "meta.symbol"),
    currency: textOrNull(meta["currency"], "meta.currency"),
    timeZone: asText(meta["exchangeTimezoneName"], "meta.exchangeTimezoneName"),
    marketTime: secondsOrNull(meta["regularMarketTime"], "meta.regularMarketTime"),
    firstTradeAt: secondsOrNull(meta["firstTradeDate"], "meta.firstTradeDate"),
    chartPreviousClose: numberOrNull(meta["chartPreviousClose"], "meta.chartPreviousClose"),
    previousClose: numberOrNull(meta["previousClose"], "meta.previousClose"),
    regularHours: regular === undefined ? null : parseHours(asRecord(regular, "meta.regular")),
  }
}

function parseHours(regular: JsonRecord): { start: Instant; end: Instant } {
  return {
    start: seconds(asNumber(regular["start"], "meta.regular.start")),
    end: seconds(asNumber(regular["end"], "meta.regular.end")),
  }
}

/** An absent column is a column of nulls; a column of another length cannot be told apart row by row. */
function parseColumn(values: unknown, length: number, where: string): (number | null)[] {
  if (values === undefined) return Array.from({ length }, () => null)
  const column = asArray(values, where)
  if (column.length !== length) {
    throw new ProviderFailure("malformed", `${where} has ${column.length} values for ${length} times`)
  }
  return column.map((value, index) => numberOrNull(value, `${where}[${index}]`))
}

function parseEvents(events: unknown, where: string): { at: Instant; event: JsonRecord; where: string }[] {
  if (events === undefined) return []
  return Object.entries(asRecord(events, where)).map(([key, value]) => {
    const event = asRecord(value, `${where}.${key}`)
    return { at: seconds(asNumber(event["date"], `${where}.${key}.date`)), event, where: `${where}.${key}` }
  })
}

function positive(value: unknown, where: string): number {
  const number = asNumber(value, where)
  if (number <= 0) throw new ProviderFailure("malformed", `${where} is ${number}, expected more than 0`)
  return number
}
