import { ratio } from "./figure.ts"
import type { Figure } from "./figure.ts"
import type { PnlSummary } from "./pnl-summary.ts"
import { NO_TRADE } from "./reasons.ts"

/** Wins over all trades, break-even ones included; a fraction. */
export function winRate({ wins, trades }: PnlSummary): Figure {
  return ratio(wins, trades, NO_TRADE)
}
