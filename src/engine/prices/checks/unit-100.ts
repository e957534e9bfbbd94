import { splitRatioOn, type CorporateAction } from "../corporate-action.ts"
import type { DailyBars } from "../daily-bars.ts"
import { findingOn, type Finding } from "./finding.ts"
import { isNear, moveText } from "./price-moves.ts"

/** Closes a hundred times or a hundredth of the close before, within 3 %, without such a split: pence for pounds, or back. */
export function unit100({ days, close }: DailyBars, actions: readonly CorporateAction[]): Finding[] {
  const findings: Finding[] = []
  for (let bar = 1; bar < days.length; bar++) {
    const ratio = close[bar] / close[bar - 1]
    if (!isNear(ratio, 100) && !isNear(ratio, 0.01)) continue
    if (splitRatioOn(actions, days[bar]) !== 1) continue
    findings.push(findingOn("unit-100", days[bar], "hold", moveText(close[bar - 1], close[bar])))
  }
  return findings
}
