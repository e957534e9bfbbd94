import type { DailyBars } from "../daily-bars.ts"
import { findingOn, type Finding } from "./finding.ts"

const tolerance = { close: 0.005, open: 0.02, high: 0.02, low: 0.02 } as const

/**
 * Days on which two sources of raw prices disagree: closes over 0.5 %, open, high and low over 2 % apart. Volume is not compared:
 * venues count differently. The series keeps its source.
 */
export function sourcesDiffer(ours: DailyBars, theirs: DailyBars): Finding[] {
  const findings: Finding[] = []
  let j = 0
  for (let i = 0; i < ours.days.length; i++) {
    while (j < theirs.days.length && theirs.days[j] < ours.days[i]) j++
    if (j === theirs.days.length) break
    if (theirs.days[j] !== ours.days[i]) continue
    for (const column of ["close", "open", "high", "low"] as const) {
      const [our, their] = [ours[column][i], theirs[column][j]]
      if (!(Math.abs(their / our - 1) > tolerance[column])) continue
      findings.push(
        findingOn("sources-differ", ours.days[i], "flag", `${column} ${our} here, ${their} there`),
      )
      break
    }
  }
  return findings
}
