import { isDefined, ratio } from "./figure.ts"
import type { Figure } from "./figure.ts"
import type { PnlSummary } from "./pnl-summary.ts"
import { NO_LOSING_TRADE } from "./reasons.ts"

/** Expectancy in units of the average loss, average P/L / |average loss| (Tharp). Undefined without a losing trade. */
export function expectancyR({ averagePnl, averageLoss }: PnlSummary): Figure {
  return ratio(averagePnl, isDefined(averageLoss) ? Math.abs(averageLoss) : averageLoss, NO_LOSING_TRADE)
}
