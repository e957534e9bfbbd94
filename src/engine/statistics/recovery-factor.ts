import { compensatedSum } from "../series/compensated-sum.ts"
import type { EquityCurve } from "../series/equity-curve.ts"
import { ratio, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_DRAWDOWN, NO_RETURN } from "./reasons.ts"

/** Recovery factor: total gain in money / the largest fall from a running peak in money. Undefined without a drawdown. */
export function recoveryFactor({ initialEquity, equity, pnl }: EquityCurve): Figure {
  if (equity.length === 0) return undefinedBecause(NO_RETURN)
  let peak = initialEquity
  let deepest = 0
  for (let i = 0; i < equity.length; i++) {
    if (equity[i] > peak) peak = equity[i]
    deepest = Math.max(deepest, peak - equity[i])
  }
  return ratio(compensatedSum(pnl), deepest, NO_DRAWDOWN)
}
