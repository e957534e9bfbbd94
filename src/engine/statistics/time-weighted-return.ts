import { isoDate } from "../money/iso-date.ts"
import { compound } from "../series/compound.ts"
import type { EquityCurve } from "../series/equity-curve.ts"
import { type Figure, figureOf, undefinedBecause } from "./figure.ts"

/**
 * Time-weighted return: the daily returns chained, so that it does not depend on when money came in or went out. A fraction, not annualised.
 * Undefined when a day has no return, because it began with nothing positive.
 */
export function timeWeightedReturn({ days, returns }: EquityCurve): Figure {
  const broken = returns.findIndex(Number.isNaN)
  if (broken >= 0) return undefinedBecause(`the value was not positive on ${isoDate(days[broken])}`)
  return figureOf(compound(returns, 0, returns.length) - 1)
}
