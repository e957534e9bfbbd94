import type { ImportCheck } from "../../contract/index.ts"
import type { DailyLogDraft } from "../read-daily-log.ts"
import type { TradeLogDraft } from "../read-trade-log.ts"

/** What a trade log is compared with: the daily log beside it, and the capital that its funds give. */
export type TradeLogSetting = {
  readonly dailyLog: DailyLogDraft | null
  readonly initialCapital: number | null
}

/** Every check that applies to a trade log, in the order in which they are shown. */
export function tradeLogChecks(
  _log: TradeLogDraft,
  _setting: TradeLogSetting,
  _listed: number,
): ImportCheck[] {
  return []
}
