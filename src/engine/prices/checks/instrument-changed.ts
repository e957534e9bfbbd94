import { isoDate, type EpochDay } from "../../money/iso-date.ts"
import { splitRatioOn, type CorporateAction } from "../corporate-action.ts"
import { indexAtOrAfter, type DailyBars } from "../daily-bars.ts"
import type { Finding } from "./finding.ts"
import { isBeyond, moveText } from "./price-moves.ts"

/** A suspension may last for weeks; after more sessions than these and a step, the ticker may be another company's. */
const longestPause = 20
/** Wider than for a day's move: over a pause of years a price drifts. */
const stepRatio = 2

/**
 * Bars that may be of another company under the same ticker: those before the listing date, and those before a pause of more than
 * 20 sessions that ends with a step beyond 2. The finding spans the bars of the earlier company.
 *
 * @param sessions of the exchange over at least the span of the bars, ascending
 * @param listedOn first day of the instrument; null when it is not known
 */
export function instrumentChanged(
  { days, close }: DailyBars,
  actions: readonly CorporateAction[],
  { sessions, listedOn }: { readonly sessions: Int32Array; readonly listedOn: EpochDay | null },
): Finding[] {
  const findings: Finding[] = []
  const report = (first: number, last: number, detail: string) =>
    findings.push({
      check: "instrument-changed",
      day: days[first],
      lastDay: days[last],
      verdict: "hold",
      detail,
    })
  let first = listedOn === null ? 0 : indexAtOrAfter(days, listedOn)
  if (first > 0 && listedOn !== null) {
    report(0, first - 1, `bars before the listing on ${isoDate(listedOn)}`)
  }
  for (let bar = first + 1; bar < days.length; bar++) {
    const absent = indexAtOrAfter(sessions, days[bar]) - indexAtOrAfter(sessions, days[bar - 1] + 1)
    if (absent <= longestPause || splitRatioOn(actions, days[bar]) !== 1) continue
    if (!isBeyond(close[bar] / close[bar - 1], stepRatio)) continue
    const move = moveText(close[bar - 1], close[bar])
    report(first, bar - 1, `${absent} sessions without a bar before ${isoDate(days[bar])}, then ${move}`)
    first = bar
  }
  return findings
}
