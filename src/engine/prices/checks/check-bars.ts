import type { EpochDay } from "../../money/iso-date.ts"
import type { CorporateAction } from "../corporate-action.ts"
import type { DailyBars } from "../daily-bars.ts"
import { calendarGap } from "./calendar-gap.ts"
import { dateOrder } from "./date-order.ts"
import { impossibleDividends } from "./dividend-basis.ts"
import type { Finding } from "./finding.ts"
import { instrumentChanged } from "./instrument-changed.ts"
import { ohlcOrder } from "./ohlc-order.ts"
import { priceJump } from "./price-jump.ts"
import { pricePositive } from "./price-positive.ts"
import { spike } from "./spike.ts"
import { splitMissing } from "./split-missing.ts"
import { splitTwice } from "./split-twice.ts"
import { staleRun } from "./stale-run.ts"
import { unit100 } from "./unit-100.ts"

export type CheckedSeries = {
  /** Raw prices. */
  readonly bars: DailyBars
  readonly actions: readonly CorporateAction[]
  /** Of the exchange, over the span of the bars; null without a calendar, and then what needs one is not looked at. */
  readonly sessions: Int32Array | null
  /** First day of the instrument; null when it is not known. */
  readonly listedOn: EpochDay | null
}

/** Every check that one series alone can be put to, its findings by day. Days out of order keep the others from being run. */
export function checkBars({ bars, actions, sessions, listedOn }: CheckedSeries): Finding[] {
  const misplaced = dateOrder(bars.days)
  if (misplaced.length > 0) return misplaced
  const calendar = sessions !== null && sessions.length > 0 ? sessions : null
  return [
    ...ohlcOrder(bars),
    ...pricePositive(bars),
    ...spike(bars, actions, calendar),
    ...priceJump(bars, actions),
    ...splitMissing(bars, actions, calendar),
    ...splitTwice(bars, actions),
    ...unit100(bars, actions),
    ...impossibleDividends(bars, actions),
    ...staleRun(bars),
    ...(calendar === null ? [] : calendarGap(bars, calendar)),
    ...(calendar === null ? [] : instrumentChanged(bars, actions, { sessions: calendar, listedOn })),
  ].sort((a, b) => a.day - b.day)
}
