import type { CorporateAction } from "../corporate-action.ts"
import type { DailyBars } from "../daily-bars.ts"
import { findingOn, type Finding } from "./finding.ts"
import { moveText, unexplainedMoves } from "./price-moves.ts"

/** Closes beyond 1.4 or 1/1.4 of the close before without a recorded split. Only a flag: crashes are real. */
export function priceJump(bars: DailyBars, actions: readonly CorporateAction[]): Finding[] {
  const { days, close } = bars
  return unexplainedMoves(bars, actions).map((bar) =>
    findingOn("price-jump", days[bar], "flag", moveText(close[bar - 1], close[bar])),
  )
}
