import { CompensatedSum } from "../series/compensated-sum.ts"
import { ratio } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_TRADE } from "./reasons.ts"
import type { TradeSample } from "./trade-sample.ts"

const MINUTES_A_DAY = 1440

/** Mean time from open to close in days: by dates and times where the log gives both times, else by dates alone. */
export function averageHoldingPeriod({
  count,
  openDay,
  openMinute,
  closeDay,
  closeMinute,
}: TradeSample): Figure {
  const held = new CompensatedSum()
  for (let i = 0; i < count; i++) {
    const days = closeDay[i] - openDay[i]
    const timed = openMinute[i] >= 0 && closeMinute[i] >= 0
    held.add(timed ? days + (closeMinute[i] - openMinute[i]) / MINUTES_A_DAY : days)
  }
  return ratio(held.total, count, NO_TRADE)
}
