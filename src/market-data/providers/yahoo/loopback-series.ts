import type { Instant } from "../../../operations/market-data-port.ts"
import { lastOpened, type Session } from "../../freshness/session.ts"

/** What the loopback provider lists: as Yahoo would describe it, and the sessions it trades in. */
export type LoopbackListing = {
  readonly symbol: string
  readonly name: string
  readonly quoteType: "EQUITY" | "ETF" | "MUTUALFUND" | "INDEX" | "CURRENCY" | "CRYPTOCURRENCY" | "FUTURE"
  readonly exchange: string
  /** The unit of its prices, as Yahoo writes it. */
  readonly currency: string
  readonly timeZone: string
  /** Ascending, past and future: a bar a session. */
  readonly sessions: readonly Session[]
  /** In the unit of the currency, as traded on the first session. */
  readonly firstPrice: number
}

/** Prices as they were traded, one a session, with the actions that change their basis. */
export type LoopbackSeries = {
  readonly open: Float64Array
  readonly high: Float64Array
  readonly low: Float64Array
  readonly close: Float64Array
  readonly volume: Float64Array
  readonly splits: readonly {
    readonly session: number
    readonly numerator: number
    readonly denominator: number
  }[]
  /** Amounts per share as traded that day. */
  readonly dividends: readonly { readonly session: number; readonly amount: number }[]
}

/** A year of trading moves a price by about a fifth, upwards by a fourteenth. */
const dailyDrift = 0.00028
const dailyVolatility = 0.0126
const sessionsAQuarter = 63
const quarterlyYield = 0.004

/** The same series for the same seed and listing, on any machine: a 4:1 split half-way, a dividend a quarter. */
export function loopbackSeries(listing: LoopbackListing, seed: number): LoopbackSeries {
  const random = mulberry32(seed ^ hashOf(listing.symbol))
  const count = listing.sessions.length
  const [open, high, low, close, volume] = Array.from({ length: 5 }, () => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const isShare = listing.quoteType === "EQUITY" || listing.quoteType === "ETF"
  const splitAt = isShare ? Math.floor(count / 2) : -1
  const dividends: { session: number; amount: number }[] = []
  let previous = listing.firstPrice
  for (let session = 0; session < count; session += 1) {
    if (session === splitAt && session > 0) previous /= 4
    if (isShare && session % sessionsAQuarter === sessionsAQuarter - 1) {
      const amount = toTick(previous * quarterlyYield)
      if (amount > 0) dividends.push({ session, amount })
    }
    const gap = previous * Math.exp(0.3 * dailyVolatility * normal(random))
    const end = gap * Math.exp(dailyDrift + dailyVolatility * normal(random))
    open[session] = toTick(gap)
    close[session] = toTick(end)
    high[session] = toTick(Math.max(gap, end) * (1 + 0.004 * random()))
    low[session] = toTick(Math.min(gap, end) * (1 - 0.004 * random()))
    volume[session] = listing.quoteType === "CURRENCY" ? 0 : Math.round(1e6 * (1 + 4 * random()))
    previous = close[session]
  }
  const splits = splitAt > 0 ? [{ session: splitAt, numerator: 4, denominator: 1 }] : []
  return { open, high, low, close, volume, splits, dividends }
}

/** Price and moment of the last trade at or before `now`; null before the first session. */
export function lastTrade(
  listing: LoopbackListing,
  series: LoopbackSeries,
  now: Instant,
): {
  readonly session: number
  readonly price: number
  readonly at: Instant
  readonly isLive: boolean
} | null {
  const session = lastOpened(listing.sessions, now)
  const hours = listing.sessions[session]
  if (hours === undefined) return null
  if (now >= hours.close) return { session, price: series.close[session], at: hours.close, isLive: false }
  const done = (now - hours.open) / (hours.close - hours.open)
  const price = toTick(series.open[session] + done * (series.close[session] - series.open[session]))
  return { session, price, at: now, isLive: true }
}

/** Cents above a dollar, hundredths of a cent below. */
function toTick(price: number): number {
  const perUnit = price >= 5 ? 100 : 10_000
  return Math.round(price * perUnit) / perUnit
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

/** Mulberry32 (T. Ettinger): uniform in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** Standard normal (Box and Muller). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
