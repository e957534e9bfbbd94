import { parseIsoDate } from "../../../engine/money/iso-date.ts"
import type { CorporateAction, Instant, PriceHistory } from "../../../operations/market-data-port.ts"
import { ProviderFailure } from "../../resilience/provider-failure.ts"
import { asArray, asNumber, asRecord, asText, numberOrNull } from "../json-shape.ts"

/** All that Tiingo covers here is quoted so. */
export const tiingoCurrency = "USD"

/** Rows of `/tiingo/daily/{ticker}/prices`: prices as traded, with the dividend and the split of the day in the same row. */
export function parseTiingoHistory(body: unknown, lastDay: number): PriceHistory {
  const rows = asArray(body, "prices")
    .map((value, index) => {
      const where = `prices[${index}]`
      const row = asRecord(value, where)
      const date = asText(row["date"], `${where}.date`)
      // It ends in T00:00:00.000Z and is a date, not a moment.
      const day = parseIsoDate(date.slice(0, 10))
      if (day === null) throw new ProviderFailure("malformed", `${where}.date is ${date}`)
      const number = (name: string) => numberOrNull(row[name], `${where}.${name}`) ?? Number.NaN
      return {
        day,
        open: number("open"),
        high: number("high"),
        low: number("low"),
        close: asNumber(row["close"], `${where}.close`),
        volume: number("volume"),
        dividend: numberOrNull(row["divCash"], `${where}.divCash`) ?? 0,
        split: numberOrNull(row["splitFactor"], `${where}.splitFactor`) ?? 1,
      }
    })
    .filter(({ day }) => day <= lastDay)
  const actions = rows.flatMap(({ day, dividend, split }): CorporateAction[] => [
    ...(split === 1 ? [] : [splitOf(day, split)]),
    ...(dividend === 0
      ? []
      : [{ kind: "dividend", exDay: day, amount: dividend, check: "unchecked" } as const]),
  ])
  const column = (name: "open" | "high" | "low" | "close" | "volume") =>
    Float64Array.from(rows, (row) => row[name])
  return {
    bars: {
      days: Int32Array.from(rows, ({ day }) => day),
      open: column("open"),
      high: column("high"),
      low: column("low"),
      close: column("close"),
      volume: column("volume"),
    },
    actions,
    currency: tiingoCurrency,
    quotedIn: tiingoCurrency,
    firstDay: null,
  }
}

/** A factor of 1.5 is 3:2, one of 0.1 is 1:10. */
function splitOf(exDay: number, factor: number): CorporateAction {
  for (let denominator = 1; denominator <= 1000; denominator += 1) {
    const numerator = Math.round(factor * denominator)
    if (numerator > 0 && Math.abs(numerator / denominator / factor - 1) < 1e-6) {
      return { kind: "split", exDay, numerator, denominator }
    }
  }
  return { kind: "split", exDay, numerator: factor, denominator: 1 }
}

export type TiingoLast = {
  readonly price: number | null
  readonly previousClose: number | null
  readonly at: Instant | null
}

/** `/iex/?tickers=a,b`, by ticker in lower case; unknown tickers are absent. */
export function parseTiingoQuotes(body: unknown): ReadonlyMap<string, TiingoLast> {
  return new Map(
    asArray(body, "iex").map((value, index) => {
      const where = `iex[${index}]`
      const row = asRecord(value, where)
      const timestamp = asText(row["timestamp"], `${where}.timestamp`)
      const at = Date.parse(timestamp)
      if (Number.isNaN(at)) throw new ProviderFailure("malformed", `${where}.timestamp is ${timestamp}`)
      return [
        asText(row["ticker"], `${where}.ticker`).toLowerCase(),
        {
          price: numberOrNull(row["tngoLast"], `${where}.tngoLast`),
          previousClose: numberOrNull(row["prevClose"], `${where}.prevClose`),
          at,
        },
      ]
    }),
  )
}
