import type { EpochDay } from "../../engine/money/iso-date.ts"
import { indexAtOrAfter } from "../../engine/prices/daily-bars.ts"
import type { FxPair, FxPath, FxRate } from "../../operations/market-data-port.ts"
import type { Pivot } from "./reference-instrument.ts"

/** Rates of a currency against a pivot, days ascending: units of the currency for one of the pivot. */
export type Leg = { readonly days: Int32Array; readonly rates: Float64Array }

/** Calendar days that a rate is carried over. */
const carriedDays = 7

/**
 * The rate of a pair on a day, units of `quote` for one of `base`, out of the rates of both against one pivot: quote ÷ base, each
 * of the day or of the last day before it that has one, at most 7 calendar days back. The day of the result is the older of the
 * two. Null when a leg has none so near.
 */
export function crossRate(
  { base, quote }: FxPair,
  day: EpochDay,
  pivot: Pivot,
  legOf: (currency: string) => Leg | null,
): FxRate | null {
  if (base === quote) return { rate: 1, path: "direct", day }
  const ofBase = rateOf(base, day, pivot, legOf)
  const ofQuote = rateOf(quote, day, pivot, legOf)
  if (ofBase === null || ofQuote === null) return null
  return {
    rate: ofQuote.rate / ofBase.rate,
    path: pathOf({ base, quote }, pivot),
    day: Math.min(ofBase.day, ofQuote.day),
  }
}

function rateOf(
  currency: string,
  day: EpochDay,
  pivot: Pivot,
  legOf: (currency: string) => Leg | null,
): { readonly rate: number; readonly day: EpochDay } | null {
  if (currency === pivot) return { rate: 1, day }
  const leg = legOf(currency)
  if (leg === null) return null
  const at = indexAtOrAfter(leg.days, day + 1) - 1
  if (at < 0 || day - leg.days[at] > carriedDays) return null
  return { rate: leg.rates[at], day: leg.days[at] }
}

function pathOf({ base, quote }: FxPair, pivot: Pivot): FxPath {
  if (base === pivot) return "direct"
  if (quote === pivot) return "inverse"
  return pivot === "EUR" ? "cross-EUR" : "cross-USD"
}
