import type { CorporateAction } from "../corporate-action.ts"
import type { DailyBars } from "../daily-bars.ts"
import { findingOn, type Finding } from "./finding.ts"
import { areNeighbours, isNear, moveText, unexplainedMoves } from "./price-moves.ts"

const largestSplit = 50

/**
 * Moves without a recorded split that look like one: the open is within 3 % of n:1 or 1:n (n ≤ 50), 3:2 or 2:3 of the close
 * before, and no session lies between. Held until the actions were asked for again; one that stays unexplained is released,
 * since a crash can halve a price as well.
 *
 * @param sessions of the exchange, or null without a calendar
 */
export function splitMissing(
  bars: DailyBars,
  actions: readonly CorporateAction[],
  sessions: Int32Array | null,
): Finding[] {
  const { days, open, close } = bars
  return unexplainedMoves(bars, actions).flatMap((bar) => {
    const before = close[bar - 1]
    const ratio = splitLike(before / open[bar])
    if (ratio === null || !areNeighbours(days[bar - 1], days[bar], sessions)) return []
    const detail = `the open looks like a split of ${ratio}: ${moveText(before, open[bar])}`
    return [findingOn("split-missing", days[bar], "hold", detail)]
  })
}

/** `2:1` for a price that fell to a half; null when no split is near. */
function splitLike(ratio: number): string | null {
  if (isNear(ratio, 3 / 2)) return "3:2"
  if (isNear(ratio, 2 / 3)) return "2:3"
  const whole = Math.round(ratio)
  if (whole >= 2 && whole <= largestSplit && isNear(ratio, whole)) return `${whole}:1`
  const inverse = Math.round(1 / ratio)
  return inverse >= 2 && inverse <= largestSplit && isNear(ratio, 1 / inverse) ? `1:${inverse}` : null
}
