import { isDefined, ratio } from "./figure.ts"
import type { Figure } from "./figure.ts"
import type { PnlSummary } from "./pnl-summary.ts"
import { NO_LOSING_TRADE } from "./reasons.ts"

/** Average win / |average loss|. Undefined without a winning or without a losing trade. */
export function payoffRatio({ averageWin, averageLoss }: PnlSummary): Figure {
  return ratio(averageWin, isDefined(averageLoss) ? Math.abs(averageLoss) : averageLoss, NO_LOSING_TRADE)
}
