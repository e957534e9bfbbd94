import { splitRatioOn, type CorporateAction } from "../corporate-action.ts"
import type { DailyBars } from "../daily-bars.ts"
import { findingOn, type Finding } from "./finding.ts"
import { areNeighbours, isBeyond, moveText } from "./price-moves.ts"

const spikeRatio = 1.25
const takenBack = 0.8

/**
 * Closes that, split-adjusted, move beyond 1.25 or 1/1.25 of the close before and of which the next day takes back over 80 %: the
 * shape of a bad print. The last bar, or one before a gap, cannot be told from a move that lasts.
 *
 * @param sessions of the exchange, or null without a calendar
 */
export function spike(
  { days, close }: DailyBars,
  actions: readonly CorporateAction[],
  sessions: Int32Array | null,
): Finding[] {
  const findings: Finding[] = []
  for (let bar = 1; bar + 1 < days.length; bar++) {
    if (!isBeyond(close[bar] / close[bar - 1], spikeRatio)) continue
    const before = close[bar - 1] / splitRatioOn(actions, days[bar])
    if (!isBeyond(close[bar] / before, spikeRatio)) continue
    const after = close[bar + 1] * splitRatioOn(actions, days[bar + 1])
    if ((close[bar] - after) / (close[bar] - before) <= takenBack) continue
    if (!areNeighbours(days[bar], days[bar + 1], sessions)) continue
    const detail = `${moveText(before, close[bar])}, and ${after} the day after`
    findings.push(findingOn("spike", days[bar], "hold", detail))
  }
  return findings
}
