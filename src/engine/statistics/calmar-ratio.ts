import { isDefined, ratio } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_DRAWDOWN } from "./reasons.ts"

/** Calmar ratio, annual return / |maximum drawdown| over the whole series (Young 1991). Undefined without a drawdown. */
export function calmarRatio(annualReturn: Figure, maxDrawdown: Figure): Figure {
  return ratio(annualReturn, isDefined(maxDrawdown) ? Math.abs(maxDrawdown) : maxDrawdown, NO_DRAWDOWN)
}
