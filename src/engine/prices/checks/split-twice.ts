import { isoDate } from "../../money/iso-date.ts"
import { splitRatioOn, type CorporateAction } from "../corporate-action.ts"
import type { DailyBars } from "../daily-bars.ts"
import { findingOn, type Finding } from "./finding.ts"
import { moveText } from "./price-moves.ts"

/** A smaller split cannot be told from a day's move. */
const smallestSplit = 1.2

/**
 * Recorded splits at which the prices, given as raw, make no step: they are divided by it already, and reading it again would
 * divide twice. The open (the close where there is none) against the close before has to be nearer to the split's step than to none.
 */
export function splitTwice(bars: DailyBars, actions: readonly CorporateAction[]): Finding[] {
  const { days, open, close } = bars
  const findings: Finding[] = []
  for (let bar = 1; bar < days.length; bar++) {
    const ratio = splitRatioOn(actions, days[bar])
    if (Math.abs(Math.log(ratio)) < Math.log(smallestSplit)) continue
    const price = Number.isNaN(open[bar]) ? close[bar] : open[bar]
    const step = Math.log(close[bar - 1] / price)
    if (Math.abs(step - Math.log(ratio)) < Math.abs(step)) continue
    const detail = `a split with ratio ${ratio} is recorded, yet ${moveText(close[bar - 1], price)} on ${isoDate(days[bar])}`
    findings.push(findingOn("split-twice", days[bar], "hold", detail))
  }
  return findings
}
