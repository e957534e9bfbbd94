import { weekday } from "../money/iso-date.ts"
import type { Bars } from "./bars.ts"

/** Longest usual step, in days, of series with that many observations a year. */
const yearsBySteps = [
  { most: 4, perYear: 252 },
  { most: 10, perYear: 52 },
  { most: 45, perYear: 12 },
  { most: 135, perYear: 4 },
] as const

const SATURDAY = 6

/**
 * Observations a year of a bar series, told by the median step between its days: 252 for daily and shorter bars (365 when some of its days
 * are Saturdays, so that the market never closes), 52, 12, 4 or 1 for longer ones.
 */
export function periodsPerYearOf({ days }: Pick<Bars, "days">): number {
  const steps = new Int32Array(days.length)
  let count = 0
  let saturday = false
  for (let bar = 0; bar < days.length; bar++) {
    if (weekday(days[bar]) === SATURDAY) saturday = true
    if (bar > 0 && days[bar] !== days[bar - 1]) steps[count++] = days[bar] - days[bar - 1]
  }
  const step = steps.subarray(0, count).sort()[count >> 1] ?? 1
  const perYear = yearsBySteps.find(({ most }) => step <= most)?.perYear ?? 1
  return perYear === 252 && saturday ? 365 : perYear
}
