import type { ImportCheck } from "../../contract/index.ts"
import { isoDate } from "../../engine/money/iso-date.ts"
import type { ExchangeCalendar } from "../../operations/ports.ts"
import type { DailyLogDraft } from "../read-daily-log.ts"
import { notRun, verdict, Violations } from "./verdict.ts"

const name = {
  id: "daily-log-calendar",
  label: "one row for each trading day of the exchange between the first and the last",
}

/** One row a session of the New York Stock Exchange between the first and the last; doubled dates are rejected on reading. */
export function dailyLogCalendar(
  { days }: DailyLogDraft,
  calendar: ExchangeCalendar | null,
  listed: number,
): ImportCheck {
  if (calendar === null) return notRun(name, "no exchange calendar was given")
  if (days.count === 0) return notRun(name, "no row could be read")
  const { count, day, line } = days
  const sessions = calendar.sessions("XNYS", day[0], day[count - 1])
  const violations = new Violations(listed)
  let i = 0
  for (let at = 0; at < count || i < sessions.length;) {
    if (at < count && i < sessions.length && day[at] === sessions[i]) {
      at++
      i++
    } else if (i >= sessions.length || (at < count && day[at] < sessions[i])) {
      const date = isoDate(day[at])
      violations.add({
        line: line[at],
        expected: null,
        found: date,
        detail: `${date} is no trading day of the exchange.`,
      })
      at++
    } else {
      const date = isoDate(sessions[i])
      const detail = `${date} is a trading day of the exchange, and the log has no row for it.`
      violations.add({ line: at > 0 ? line[at - 1] : null, expected: date, found: null, detail })
      i++
    }
  }
  return verdict(name, violations)
}
