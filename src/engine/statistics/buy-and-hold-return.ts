import { isDefined, ratio } from "./figure.ts"
import type { Figure } from "./figure.ts"

/** Return of the instrument itself, last price ÷ first price − 1, without costs. */
export function buyAndHoldReturn(firstPrice: number, lastPrice: number): Figure {
  const growth = ratio(lastPrice, firstPrice, "the first price is 0")
  return isDefined(growth) ? growth - 1 : growth
}
