import type { ImportCheck } from "../../contract/index.ts"
import { isoDate } from "../../engine/money/iso-date.ts"
import { NO_MINUTE, STILL_OPEN } from "../../engine/trade-log/trade-columns.ts"
import type { TradeLogDraft } from "../read-trade-log.ts"
import { notRun, verdict, Violations } from "./verdict.ts"

const name = { id: "close-after-open", label: "no trade closes before it opens" }

/** Close ≥ open by date, and by time where both are known. */
export function closeAfterOpen({ trades, has }: TradeLogDraft, listed: number): ImportCheck {
  if (!has.has("closeDay") || !has.has("openDay"))
    return notRun(name, "the log has no open or no close dates")
  const { count, line, openDay, openMinute, closeDay, closeMinute } = trades
  const violations = new Violations(listed)
  for (let row = 0; row < count; row++) {
    if (closeDay[row] === STILL_OPEN || closeDay[row] > openDay[row]) continue
    const timed = openMinute[row] !== NO_MINUTE && closeMinute[row] !== NO_MINUTE
    if (closeDay[row] === openDay[row] && (!timed || closeMinute[row] >= openMinute[row])) continue
    const opened = moment(openDay[row], openMinute[row])
    const closed = moment(closeDay[row], closeMinute[row])
    const detail = `The trade opens at ${opened} and closes before that, at ${closed}.`
    violations.add({ line: line[row], expected: `not before ${opened}`, found: closed, detail })
  }
  return verdict(name, violations)
}

function moment(day: number, minute: number): string {
  if (minute === NO_MINUTE) return isoDate(day)
  return `${isoDate(day)} ${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`
}
