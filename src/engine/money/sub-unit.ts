import type { Currency } from "./currency.ts"
import { type DecimalText, Decimal } from "./decimal.ts"

/** Units in which some exchanges quote, and how many make one of the currency. The case of the letters is all that tells GBp from GBP. */
const subUnits: ReadonlyMap<string, { readonly currency: Currency; readonly parts: number }> = new Map([
  ["GBX", { currency: "GBP", parts: 100 }],
  ["GBp", { currency: "GBP", parts: 100 }],
  ["ZAc", { currency: "ZAR", parts: 100 }],
  ["ZAX", { currency: "ZAR", parts: 100 }],
  ["ILA", { currency: "ILS", parts: 100 }],
  ["USX", { currency: "USD", parts: 100 }],
])

/** The currency of a unit: GBP for pence, the unit itself where it is a currency. */
export function currencyOfUnit(unit: string): Currency {
  return subUnits.get(unit)?.currency ?? unit
}

/** An amount of a unit in its currency: 150 GBX are 1.5 GBP. */
export function inCurrency(amount: DecimalText, unit: string): DecimalText {
  const subUnit = subUnits.get(unit)
  return subUnit === undefined ? amount : new Decimal(amount).div(subUnit.parts).toFixed()
}
