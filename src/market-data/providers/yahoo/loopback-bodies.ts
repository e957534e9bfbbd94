import type { Instant } from "../../../operations/market-data-port.ts"
import type { ContentFault } from "./loopback-faults.ts"
import { lastTrade, type LoopbackListing, type LoopbackSeries } from "./loopback-series.ts"

/** A listing with its series, at a moment, with what is wrong. */
export type Listed = {
  readonly listing: LoopbackListing
  readonly series: LoopbackSeries
  readonly now: Instant
  readonly faults: readonly ContentFault[]
}

const day = 86_400_000
const threeYears = 3 * 365 * day
const seconds = (at: Instant) => Math.floor(at / 1000)

const has = (listed: Listed, kind: ContentFault["kind"]) => listed.faults.some((fault) => fault.kind === kind)
const faultOf = <K extends ContentFault["kind"]>(listed: Listed, kind: K) =>
  listed.faults.find((fault): fault is Extract<ContentFault, { kind: K }> => fault.kind === kind)

/** Everything that all prices have been divided by, besides the splits of the series. */
function rescaling(listed: Listed): number {
  return splitNow(listed) * (has(listed, "unit-flip") ? 100 : 1)
}

/** Shares for one, by the split of the last session. */
function splitNow(listed: Listed): number {
  return has(listed, "split-now") ? 4 : 1
}

function laterSplits({ series }: Listed, session: number, last: number): number {
  return series.splits
    .filter((split) => split.session > session && split.session <= last)
    .reduce((product, { numerator, denominator }) => (product * numerator) / denominator, 1)
}

/** Price, previous close and time of the last trade, as the last session's basis has them. */
function lastPrice(listed: Listed) {
  const trade = lastTrade(listed.listing, listed.series, listed.now)
  if (trade === null) return null
  const { session, price } = trade
  const scale = rescaling(listed)
  const previous =
    session === 0 ? null : listed.series.close[session - 1] / laterSplits(listed, session - 1, session)
  return {
    ...trade,
    price: Math.fround(price / scale),
    previousClose: previous === null ? null : Math.fround(previous / scale),
    at: has(listed, "frozen") ? trade.at - threeYears : trade.at,
  }
}

function meta(listed: Listed): Record<string, unknown> {
  const { listing, now } = listed
  const trade = lastPrice(listed)
  const hours = listing.sessions[trade?.session ?? 0]
  const firstOpen = listing.sessions[0]?.open
  return {
    currency: has(listed, "dead") ? undefined : listing.currency,
    symbol: listing.symbol,
    exchangeName: listing.exchange,
    fullExchangeName: listing.exchange,
    instrumentType: listing.quoteType,
    firstTradeDate: firstOpen === undefined ? null : seconds(firstOpen),
    regularMarketTime: trade === null ? undefined : seconds(trade.at),
    hasPrePostMarketData: false,
    gmtoffset: 0,
    timezone: "GMT",
    exchangeTimezoneName: listing.timeZone,
    regularMarketPrice: trade?.price,
    chartPreviousClose: trade?.previousClose,
    previousClose: trade?.previousClose,
    longName: listing.name,
    shortName: listing.name,
    priceHint: 2,
    currentTradingPeriod: {
      regular: {
        timezone: "GMT",
        start: seconds(hours?.open ?? now),
        end: seconds(hours?.close ?? now),
        gmtoffset: 0,
      },
    },
    dataGranularity: "1d",
    range: "1d",
  }
}

/** Closes of a day's spark: one, with nulls as the script says. */
function sparkCloses(listed: Listed): { timestamp: number[]; close: (number | null)[] } {
  const trade = lastPrice(listed)
  if (trade === null || has(listed, "dead")) return { timestamp: [], close: [] }
  const at = seconds(trade.at)
  const nulls = faultOf(listed, "null-closes")?.which
  if (nulls === "all") return { timestamp: [at], close: [null] }
  return nulls === undefined
    ? { timestamp: [at], close: [trade.price] }
    : { timestamp: [at - 60, at], close: [trade.price, null] }
}

export function sparkBody(items: readonly Listed[], form: "flat" | "nested"): unknown {
  if (form === "flat") {
    return Object.fromEntries(
      items.map((listed) => {
        const { previousClose } = lastPrice(listed) ?? { previousClose: null }
        const { symbol } = listed.listing
        const flat = { symbol, ...sparkCloses(listed), chartPreviousClose: previousClose, previousClose }
        return [symbol, { ...flat, dataGranularity: 300, start: null, end: null }]
      }),
    )
  }
  const result = items.map((listed) => {
    const { timestamp, close } = sparkCloses(listed)
    const response = [{ meta: meta(listed), timestamp, indicators: { quote: [{ close }] } }]
    return { symbol: listed.listing.symbol, response }
  })
  return { spark: { result, error: null } }
}

export function quoteBody(items: readonly Listed[]): unknown {
  return {
    quoteResponse: {
      result: items.map((listed) => {
        const { listing, series } = listed
        const trade = lastPrice(listed)
        const head = {
          symbol: listing.symbol,
          quoteType: listing.quoteType,
          shortName: listing.name,
          longName: listing.name,
          exchange: listing.exchange,
          exchangeTimezoneName: listing.timeZone,
          exchangeDataDelayedBy: 0,
          regularMarketTime: trade === null ? undefined : seconds(trade.at),
          marketState: trade?.isLive === true || has(listed, "frozen") ? "REGULAR" : "CLOSED",
        }
        if (trade === null || has(listed, "dead")) return head
        const scale = rescaling(listed)
        return {
          ...head,
          currency: listing.currency,
          regularMarketPrice: trade.price,
          regularMarketPreviousClose: trade.previousClose,
          regularMarketOpen: Math.fround(series.open[trade.session] / scale),
          regularMarketVolume: series.volume[trade.session],
        }
      }),
      error: null,
    },
  }
}

type ChartRow = {
  readonly at: Instant
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number | null
  readonly volume: number
  readonly adjclose: number | null
}

/** Sessions that opened between two moments; adjusted for every split and, in `adjclose`, every dividend up to now. */
export function chartBody(listed: Listed, from: Instant, to: Instant): unknown {
  const { listing, series, faults } = listed
  const { sessions } = listing
  const last = lastTrade(listing, series, listed.now)
  if (last === null) return emptyChart(listed)
  const end = last.session
  const inRange = [...sessions.keys()].filter((session) => {
    const at = barMoment(listing, session)
    return session <= end && at >= from && at <= to
  })
  if (inRange.length === 0) return emptyChart(listed)

  const scale = rescaling(listed)
  const factors = adjustmentFactors(listed, end)
  const price = (column: Float64Array, session: number) =>
    Math.fround(column[session] / laterSplits(listed, session, end) / scale)
  const rows = inRange.map((session): ChartRow => {
    const isLive = last.isLive && session === end
    const close = isLive ? Math.fround(last.price / scale) : price(series.close, session)
    return {
      at: isLive ? last.at : barMoment(listing, session),
      open: price(series.open, session),
      high: price(series.high, session),
      low: price(series.low, session),
      close,
      volume: Math.round(series.volume[session] * laterSplits(listed, session, end) * splitNow(listed)),
      adjclose: Math.fround(close * factors[session]),
    }
  })
  const live = rows.at(-1)
  if (live !== undefined && last.isLive && faults.some(({ kind }) => kind === "second-row")) {
    rows.splice(-1, 0, { ...live, at: barMoment(listing, end) })
  }
  withNulls(rows, faultOf(listed, "null-closes")?.which)
  const column = <K extends keyof ChartRow>(name: K) => rows.map((row) => row[name])
  const quote = {
    open: column("open"),
    high: column("high"),
    low: column("low"),
    close: column("close"),
    volume: column("volume"),
  }
  const result = {
    meta: meta(listed),
    timestamp: rows.map(({ at }) => seconds(at)),
    events: eventsOf(listed, end, from, to),
    indicators: { quote: [quote], adjclose: [{ adjclose: column("adjclose") }] },
  }
  return { chart: { result: [result], error: null } }
}

/** What the bar of a session is stamped with: its open; for currencies, whose day opens the evening before, a moment of the day itself. */
function barMoment({ sessions, quoteType }: LoopbackListing, session: number): Instant {
  const { date, open } = sessions[session]
  return quoteType === "CURRENCY" ? date * day : open
}

function emptyChart(listed: Listed): unknown {
  return { chart: { result: [{ meta: meta(listed), indicators: { quote: [{}] } }], error: null } }
}

function withNulls(rows: readonly ChartRow[], which: "some" | "last" | "all" | undefined): void {
  for (const [index, row] of rows.entries()) {
    const isNull =
      which === "all" ||
      (which === "some" && index % 5 === 1) ||
      (which === "last" && index === rows.length - 1)
    if (isNull) Object.assign(row, { close: null, adjclose: null })
  }
}

/** Π (1 − D / close of the session before) over the dividends after each session. */
function adjustmentFactors({ series }: Listed, end: number): Float64Array {
  const factors = new Float64Array(end + 1).fill(1)
  const amounts = new Map(series.dividends.map(({ session, amount }) => [session, amount]))
  const splits = new Map(series.splits.map((split) => [split.session, split.numerator / split.denominator]))
  for (let session = end - 1; session >= 0; session -= 1) {
    const amount = amounts.get(session + 1) ?? 0
    // A split on the ex-day has divided the price by then.
    const before = series.close[session] / (splits.get(session + 1) ?? 1)
    factors[session] = factors[session + 1] * (1 - amount / before)
  }
  return factors
}

function eventsOf(listed: Listed, end: number, from: Instant, to: Instant): unknown {
  const { series, listing } = listed
  const at = (session: number) => listing.sessions[session]?.open ?? 0
  const inRange = ({ session }: { session: number }) =>
    session <= end && at(session) >= from && at(session) <= to
  const scale = rescaling(listed)
  const now =
    faultOf(listed, "split-now")?.withEvent === true ? [{ session: end, numerator: 4, denominator: 1 }] : []
  const dividends = series.dividends.filter(inRange).map(({ session, amount }) => {
    const adjusted = amount / laterSplits(listed, session, end) / scale
    return [String(seconds(at(session))), { amount: adjusted, date: seconds(at(session)) }] as const
  })
  const splits = [...series.splits, ...now].filter(inRange).map(({ session, numerator, denominator }) => {
    const splitRatio = `${numerator}:${denominator}`
    const date = seconds(at(session))
    return [String(date), { date, numerator, denominator, splitRatio }] as const
  })
  return { dividends: Object.fromEntries(dividends), splits: Object.fromEntries(splits) }
}

export function searchBody(listings: readonly LoopbackListing[], text: string): unknown {
  const wanted = text.toLowerCase()
  return {
    quotes: listings
      .filter(({ symbol, name }) => `${symbol} ${name}`.toLowerCase().includes(wanted))
      .map(({ symbol, name, quoteType, exchange }) => ({
        symbol,
        shortname: name,
        longname: name,
        quoteType,
        exchange,
        isYahooFinance: true,
      })),
  }
}

export function quoteSummaryBody({ symbol, name, quoteType, exchange, currency }: LoopbackListing): unknown {
  const price = { symbol, longName: name, shortName: name, quoteType, exchange, currency }
  const assetProfile = { sector: "Technology", country: "United States" }
  return { quoteSummary: { result: [{ price, assetProfile }], error: null } }
}

export function errorBody(envelope: string, code: string, description: string): unknown {
  return { [envelope]: { result: null, error: { code, description } } }
}
