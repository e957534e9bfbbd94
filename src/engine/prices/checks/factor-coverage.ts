import type { DailyBars } from "../daily-bars.ts"
import { barsOfListing, type PriceFactors } from "../price-factors.ts"
import type { Finding } from "./finding.ts"

/** Bars that no line of a factor file is about: those before its first line are of another listing, and are cut. */
export function factorCoverage(bars: DailyBars, factors: PriceFactors): Finding[] {
  const { days } = bars
  const covered = barsOfListing(bars, factors).days
  const findings: Finding[] = []
  const report = (first: number, last: number) => {
    if (last < first) return
    const detail = `${last - first + 1} bars have no factor line`
    findings.push({
      check: "factor-coverage",
      day: days[first],
      lastDay: days[last],
      verdict: "flag",
      detail,
    })
  }
  const before = covered.length === 0 ? days.length : days.indexOf(covered[0])
  report(0, before - 1)
  report(before + covered.length, days.length - 1)
  return findings
}
