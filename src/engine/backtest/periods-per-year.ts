import { weekday } from "../money/iso-date.ts"
import type { Bars } from "./bars.ts"

/** Longest usual step, in days, of series with that many observations a year. */
const yearsBySteps = [
  { most: 4, perYear: 252 },
  { most: 10, perYear: 52 },
  { most: 45, perYear: 12 },
  { most: 135, perYear: 4 },
] as const

/** Longer steps are all of a year. */
const LONGEST_STEP = 136

const SATURDAY = 6

/**
 * Observations a year of a bar series, told by the median step between its days: 252 for daily and shorter bars (365 when some of its days
 * are Saturdays, so that the market never closes), 52, 12, 4 or 1 for longer ones.
 */
export function periodsPerYearOf({ days }: Pick<Bars, "days">): number {
  const stepsOf = new Int32Array(LONGEST_STEP + 1)
  let count = 0
  let saturday = false
  for (let bar = 0; bar < days.length; bar++) {
    if (weekday(days[bar]) === SATURDAY) saturday = true
    if (bar === 0 || days[bar] === days[bar - 1]) continue
    stepsOf[Math.min(days[bar] - days[bar - 1], LONGEST_STEP)]++
    count++
  }
  const step = count === 0 ? 1 : medianOf(stepsOf, count)
  const perYear = yearsBySteps.find(({ most }) => step <= most)?.perYear ?? 1
  return perYear === 252 && saturday ? 365 : perYear
}

/** The middle one of values that were counted by size, the upper of two. */
function medianOf(counts: Int32Array, count: number): number {
  let value = 0
  for (let left = count >> 1; left >= counts[value]; value++) left -= counts[value]
  return value
}
