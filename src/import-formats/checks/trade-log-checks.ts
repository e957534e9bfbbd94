import type { ImportCheck } from "../../contract/index.ts"
import type { DailyLogDraft } from "../read-daily-log.ts"
import { legColumns } from "../leg-columns.ts"
import type { TradeLogDraft } from "../read-trade-log.ts"
import { closeAfterOpen } from "./close-after-open.ts"
import { closeDays } from "./close-days.ts"
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
  const legs = legColumns(log.trades)
  const closes = closeDays(log.trades)
  return [
    profitArithmetic(log, listed),
    fundsChain(log, closes, listed),
    initialCapitalAgrees(log, closes, setting, listed),
    pnlBasis(log, closes, listed),
    closeAfterOpen(log, listed),
    profitPercent(log, listed),
    excursionSign(log, listed),
    legQuantity(log, legs, listed),
    log.format.units === "stated"
      ? unitConsistency(log, legs, listed)
      : inferredUnitConsistency(log, legs, listed),
    dailyLogMatch(log, closes, setting, listed),
    ...(log.format.checks?.(log, listed) ?? []),
  ]
}
