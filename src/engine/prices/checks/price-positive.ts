import { priceColumns, type DailyBars } from "../daily-bars.ts"
import { findingOn, type Finding } from "./finding.ts"

/** Bars with a price that is 0, negative or infinite, or without a close. A volume of 0 is fine: funds and currencies have none. */
export function pricePositive(bars: DailyBars): Finding[] {
  const findings: Finding[] = []
  for (let bar = 0; bar < bars.days.length; bar++) {
    for (const column of priceColumns) {
      const price = bars[column][bar]
      const isAbsent = Number.isNaN(price) && column !== "close"
      if (isAbsent || (price > 0 && price < Number.POSITIVE_INFINITY)) continue
      findings.push(findingOn("price-positive", bars.days[bar], "hold", `${column} is ${price}`))
      break
    }
  }
  return findings
}
