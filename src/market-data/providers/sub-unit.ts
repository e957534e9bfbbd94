import { decimalShift } from "./decimal-shift.ts"

/** Prices of some exchanges come in parts of the currency. The case of the letters is all that tells GBp from GBP. */
const subUnits: Readonly<Record<string, { readonly currency: string; readonly places: number }>> = {
  GBp: { currency: "GBP", places: -2 },
  GBX: { currency: "GBP", places: -2 },
  ZAc: { currency: "ZAR", places: -2 },
  ILA: { currency: "ILS", places: -2 },
  USX: { currency: "USD", places: -2 },
  KWF: { currency: "KWD", places: -3 },
}

/** The main currency of a unit that prices are quoted in. */
export function currencyOf(unit: string): string {
  return subUnits[unit]?.currency ?? unit
}

/** A price in the main currency unit, exactly. Not for market values, book values or earnings, which come in main units already. */
export function inMainUnit(price: number, unit: string): number {
  const subUnit = subUnits[unit]
  return subUnit === undefined || Number.isNaN(price) ? price : decimalShift(price, subUnit.places)
}

/** Exchanges that quote in more than one unit, so that a currency alone does not say what a price is in. */
const ambiguous = new Set(["XLON", "XJSE", "XTAE", "XKUW"])

/** The unit that an instrument's prices must be in, null when only the provider can tell. */
export function unitByExchange(instrument: {
  readonly kind: string
  readonly mic: string | null
  readonly currency: string | null
}): string | null {
  const { kind, mic, currency } = instrument
  if (kind === "future" || (mic !== null && ambiguous.has(mic))) return null
  return mic === null && kind !== "fx" && kind !== "crypto" ? null : currency
}
