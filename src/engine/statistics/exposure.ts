import { ratio } from "./figure.ts"
import type { Figure } from "./figure.ts"

/** Share of bars at whose close a position was open. Undefined without a bar. */
export function exposure(barsInPosition: number, bars: number): Figure {
  return ratio(barsInPosition, bars, "no bar")
}
