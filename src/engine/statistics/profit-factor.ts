import { ratio } from "./figure.ts"
import type { Figure } from "./figure.ts"
import type { PnlSummary } from "./pnl-summary.ts"
import { NO_LOSING_TRADE } from "./reasons.ts"

/** Σ wins / |Σ losses|. Undefined without a losing trade. */
export function profitFactor({ grossProfit, grossLoss }: PnlSummary): Figure {
  return ratio(grossProfit, Math.abs(grossLoss), NO_LOSING_TRADE)
}
