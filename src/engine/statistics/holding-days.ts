import { mean } from "../series/mean.ts"
import { figureOf, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_TRADE } from "./reasons.ts"

/**
 * Mean and longest time that a trade was open, in calendar days.
 * @param days from entry to exit of each trade, with fractions where times are known
 */
export function holdingDays(days: Float64Array): { readonly average: Figure; readonly longest: Figure } {
  if (days.length === 0) {
    const none = undefinedBecause(NO_TRADE)
    return { average: none, longest: none }
  }
  let longest = 0
  for (const value of days) longest = Math.max(longest, value)
  return { average: figureOf(mean(days)), longest: figureOf(longest) }
}
