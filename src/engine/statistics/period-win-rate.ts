import { calendarBuckets } from "../series/calendar-buckets.ts"
import type { CalendarPeriod } from "../series/calendar-buckets.ts"
import { CompensatedSum } from "../series/compensated-sum.ts"
import { ratio } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_TRADE } from "./reasons.ts"
import type { TradeSample } from "./trade-sample.ts"

/** What cents leave when gains and losses that cancel in decimal are summed in binary, relative to their sizes. */
const ROUNDING = 1e-12

/** Share of the calendar months or ISO weeks with at least one close in which the trades closed made more than they lost. */
export function periodWinRate({ pnl, closeDay }: TradeSample, period: CalendarPeriod): Figure {
  const buckets = calendarBuckets(closeDay, period)
  let won = 0
  for (const { from, to } of buckets) {
    const net = new CompensatedSum()
    const gross = new CompensatedSum()
    for (let i = from; i < to; i++) {
      net.add(pnl[i])
      gross.add(Math.abs(pnl[i]))
    }
    if (net.total > ROUNDING * gross.total) won++
  }
  return ratio(won, buckets.length, NO_TRADE)
}
