import { isDefined, ratio } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_DRAWDOWN } from "./reasons.ts"

/** Ulcer performance index (Martin ratio), (annual return − risk-free rate) / ulcer index. Undefined without a drawdown. */
export function ulcerPerformanceIndex(
  annualReturn: Figure,
  ulcerIndex: Figure,
  { riskFreeRate }: { readonly riskFreeRate: number },
): Figure {
  return ratio(isDefined(annualReturn) ? annualReturn - riskFreeRate : annualReturn, ulcerIndex, NO_DRAWDOWN)
}
