import type { InstrumentRef } from "../../operations/market-data-port.ts"
import { referencePrefix } from "../../operations/market-data-upkeep-port.ts"

/** Currencies that others are quoted against: most have a rate of the euro; the rest one of the dollar. */
export type Pivot = "EUR" | "USD"

/** The series of the reference rate of a currency: units of it for one of the pivot. */
export function referenceInstrument(pivot: Pivot, currency: string): InstrumentRef {
  const symbol = `${pivot}${currency}`
  return { id: `${referencePrefix}${symbol}`, kind: "fx", symbol, mic: null, currency, listings: {} }
}
