import { isoDate, parseIsoDate, weekday } from "../../src/engine/money/iso-date.ts"
import type { LoopbackAnswer } from "../../src/market-data/providers/yahoo/loopback-transport.ts"
import type { WireRequest } from "./wire-fake.ts"

const day = (text: string | null) => parseIsoDate(text ?? "") ?? Number.NaN

/** Units for one euro on a day: a rate that differs from day to day. */
const perEuro: Readonly<Record<string, number>> = { USD: 1.0478, GBP: 0.8331, CHF: 0.9445, JPY: 159.92 }
export const rateOn = (currency: string, date: number): number =>
  Number(((perEuro[currency] ?? Number.NaN) * (1 + (date % 7) / 1000)).toFixed(4))

const weekdays = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index).filter(
    (date) => weekday(date) !== 0 && weekday(date) !== 6,
  )

/** The ECB: `eurofxref-hist-90d.xml`, newest day first, and the data portal's CSV with columns that are not read. */
export function answerAsEcb(clock: () => number) {
  return ({ url }: WireRequest): LoopbackAnswer => {
    const today = Math.floor(clock() / 86_400_000)
    if (url.pathname === "/stats/eurofxref/eurofxref-hist-90d.xml") {
      const cubes = weekdays(today - 89, today)
        .toReversed()
        .map((date) => {
          const rates = Object.keys(perEuro).map(
            (currency) => `<Cube currency="${currency}" rate="${rateOn(currency, date)}"/>`,
          )
          return `<Cube time="${isoDate(date)}">${rates.join("")}</Cube>`
        })
      const text = `<?xml version="1.0" encoding="UTF-8"?><gesmes:Envelope><Cube>${cubes.join("\n")}</Cube></gesmes:Envelope>\n`
      return { status: 200, text, headers: { "content-type": "text/xml" } }
    }
    const currencies = (/EXR\/D\.([A-Z+]*)\.EUR/.exec(url.pathname)?.[1] ?? "").split("+")
    const known = currencies.filter((currency) => currency in perEuro)
    if (known.length === 0) return { status: 404, text: "No results found." }
    const range = [day(url.searchParams.get("startPeriod")), day(url.searchParams.get("endPeriod"))] as const
    const rows = known.flatMap((currency) =>
      weekdays(...range).map(
        (date) =>
          `EXR.D.${currency}.EUR.SP00.A,D,${currency},EUR,SP00,A,${isoDate(date)},${rateOn(currency, date)},A,4,"Reference rate, ${currency}/Euro",0`,
      ),
    )
    const head =
      "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,DECIMALS,TITLE,UNIT_MULT"
    return { status: 200, text: [head, ...rows, ""].join("\r\n"), headers: { "content-type": "text/csv" } }
  }
}

/** Frankfurter v2: weekends carried forward, the whole request refused for one unknown code. */
export function answerAsFrankfurter({ url }: WireRequest): LoopbackAnswer {
  const base = url.searchParams.get("base") ?? "EUR"
  const quotes = (url.searchParams.get("quotes") ?? "").split(",")
  if (url.pathname !== "/v2/rates" || url.searchParams.get("providers") !== "ecb") {
    return { status: 404, json: { message: "not found" } }
  }
  if ([base, ...quotes].some((code) => code !== "EUR" && !(code in perEuro))) {
    return { status: 422, json: { message: "invalid currency" } }
  }
  const from = day(url.searchParams.get("from") ?? "2025-02-14")
  const to = day(url.searchParams.get("to") ?? "2025-02-14")
  const rate = (currency: string, date: number) => (currency === "EUR" ? 1 : rateOn(currency, date))
  const days = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
  const json = days.flatMap((date) => {
    const friday = date - Math.max(0, ((weekday(date) + 6) % 7) - 4)
    return quotes.map((quote) => ({
      date: isoDate(date),
      base,
      quote,
      rate: rate(quote, friday) / rate(base, friday),
    }))
  })
  return { status: 200, json }
}

/** The key that the fake Tiingo takes. */
export const tiingoKey = "secret-key-of-the-test"

/** Tiingo: rows of raw prices with the actions of the day, dated as moments; the key in a header. */
export function answerAsTiingo({ url, headers }: WireRequest): LoopbackAnswer {
  if (headers.authorization !== `Token ${tiingoKey}`) {
    return { status: 401, json: { detail: "Invalid token." } }
  }
  if (url.pathname === "/iex/") {
    const tickers = (url.searchParams.get("tickers") ?? "").split(",").filter((ticker) => ticker !== "none")
    const json = tickers.map((ticker) => ({
      ticker: ticker.toUpperCase(),
      timestamp: "2025-02-14T16:00:00-05:00",
      tngoLast: 244.6,
      prevClose: 241.53,
      bidPrice: null,
    }))
    return { status: 200, json }
  }
  const [, , , ticker] = url.pathname.split("/")
  if (ticker === "none") return { status: 404, json: { detail: "Not found." } }
  const json = weekdays(day(url.searchParams.get("startDate")), day(url.searchParams.get("endDate"))).map(
    (date) => ({
      date: `${isoDate(date)}T00:00:00.000Z`,
      open: 100,
      high: 102,
      low: 99,
      close: 101 + (date % 5),
      volume: 1_000_000,
      adjClose: 50,
      divCash: date === day("2025-02-07") ? 0.25 : 0,
      splitFactor: date === day("2025-02-10") ? 4 : 1,
    }),
  )
  return { status: 200, json }
}
