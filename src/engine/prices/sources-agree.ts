import type { DailyBars } from "./daily-bars.ts"

const neededSessions = 20
const tolerance = 0.005

/**
 * Whether a series may go on from another source: of the last 20 sessions that both have, every raw close is equal to within
 * 0.5 %. False when they have fewer than 20 in common.
 */
export function sourcesAgree(ours: DailyBars, theirs: DailyBars): boolean {
  let common = 0
  let i = ours.days.length - 1
  let j = theirs.days.length - 1
  while (i >= 0 && j >= 0 && common < neededSessions) {
    const difference = ours.days[i] - theirs.days[j]
    if (difference === 0) {
      if (Math.abs(theirs.close[j] / ours.close[i] - 1) > tolerance) return false
      common++
    }
    if (difference >= 0) i--
    if (difference <= 0) j--
  }
  return common === neededSessions
}
