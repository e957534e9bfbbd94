import type { DailyBars } from "../daily-bars.ts"
import type { Finding } from "./finding.ts"

const fewestSessions = 3
/** How far the ratios of the days may lie apart and still be one. */
const spread = 0.001
/** A ratio so near 1 is a vendor's rounding. */
const tolerance = 0.005

/**
 * Whether refetched bars are ours times one ratio k ≠ 1: the source has applied a split that is not recorded, and its batch may not
 * be joined to what is stored. Takes the days that both have, which need to be three at least; null when they do not say so.
 */
export function overlap(ours: DailyBars, refetched: DailyBars): Finding | null {
  const ratios: number[] = []
  let j = 0
  for (let i = 0; i < ours.days.length; i++) {
    while (j < refetched.days.length && refetched.days[j] < ours.days[i]) j++
    if (j < refetched.days.length && refetched.days[j] === ours.days[i])
      ratios.push(refetched.close[j] / ours.close[i])
  }
  if (ratios.length < fewestSessions) return null
  const [smallest, largest] = [Math.min(...ratios), Math.max(...ratios)]
  if (largest / smallest - 1 > spread || Math.abs(smallest - 1) <= tolerance) return null
  return {
    check: "overlap",
    day: refetched.days[0],
    lastDay: refetched.days[refetched.days.length - 1],
    verdict: "hold",
    detail: `${ratios.length} sessions refetched are ours × ${Number(smallest.toPrecision(4))}`,
  }
}
