import type { InstrumentSummary } from "../../../../contract/index.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { formatMoney } from "../../../format/money.ts"

type Priced = Pick<InstrumentSummary, "kind" | "currency">

/** A price with its currency: cents, four decimals for exchange rates and for what costs less than one. */
export function priceText(price: number, { kind, currency }: Priced): string {
  const digits = kind === "fx" || Math.abs(price) < 1 ? 4 : 2
  // A rate is so many of one currency for another, an index so many points.
  if (currency === null || kind === "fx" || kind === "index") return formatDecimal(price, { digits })
  return formatMoney(price, currency, { digits })
}
