import type { ImportCheck } from "../../contract/index.ts"
import type { ExchangeCalendar } from "../../operations/ports.ts"
import type { DailyLogDraft } from "../read-daily-log.ts"

/** Every check that applies to a daily log. */
export function dailyLogChecks(
  _log: DailyLogDraft,
  _calendar: ExchangeCalendar | null,
  _listed: number,
): ImportCheck[] {
  return []
}
