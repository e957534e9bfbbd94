import type { ImportCheck } from "../../contract/index.ts"
import type { ExchangeCalendar } from "../../operations/ports.ts"
import type { DailyLogDraft } from "../read-daily-log.ts"
import { dailyLogCalendar } from "./daily-log-calendar.ts"
import { dailyLogChain } from "./daily-log-chain.ts"
import { dailyLogDrawdown } from "./daily-log-drawdown.ts"
import { dailyLogPercent } from "./daily-log-percent.ts"

/** Every check that applies to a daily log, in the order in which they are shown. */
export function dailyLogChecks(
  log: DailyLogDraft,
  calendar: ExchangeCalendar | null,
  listed: number,
): ImportCheck[] {
  return [
    dailyLogChain(log, listed),
    dailyLogPercent(log, listed),
    dailyLogDrawdown(log, listed),
    dailyLogCalendar(log, calendar, listed),
  ]
}
