import type { ImportCheck } from "../../contract/index.ts"
import type { DailyLogDraft } from "../read-daily-log.ts"
import { legTotals } from "../leg-totals.ts"
import type { TradeLogDraft } from "../read-trade-log.ts"
import { closeAfterOpen } from "./close-after-open.ts"
import { dailyLogMatch } from "./daily-log-match.ts"
import { excursionSign } from "./excursion-sign.ts"
import { fundsChain } from "./funds-chain.ts"
import { inferredUnitConsistency } from "./inferred-unit-consistency.ts"
import { initialCapitalAgrees } from "./initial-capital-agrees.ts"
import { legQuantity } from "./leg-quantity.ts"
import { pnlBasis } from "./pnl-basis.ts"
import { profitArithmetic } from "./profit-arithmetic.ts"
import { profitPercent } from "./profit-percent.ts"
import { unitConsistency } from "./unit-consistency.ts"

/** What a trade log is compared with: the daily log beside it, and the capital that its funds give. */
export type TradeLogSetting = {
  readonly dailyLog: DailyLogDraft | null
  readonly initialCapital: number | null
}

/** Every check that applies to a trade log and, where one was given, its daily log, in the order in which they are shown. */
export function tradeLogChecks(log: TradeLogDraft, setting: TradeLogSetting, listed: number): ImportCheck[] {
  const { count, legs, contracts } = log.trades
  const totals = Array.from({ length: count }, (_, row) => legTotals(legs[row], contracts[row]))
  return [
    profitArithmetic(log, listed),
    fundsChain(log, listed),
    initialCapitalAgrees(log, setting, listed),
    pnlBasis(log, listed),
    closeAfterOpen(log, listed),
    profitPercent(log, listed),
    excursionSign(log, listed),
    legQuantity(log, totals, listed),
    log.format.units === "stated"
      ? unitConsistency(log, totals, listed)
      : inferredUnitConsistency(log, totals, listed),
    dailyLogMatch(log, setting, listed),
  ]
}
