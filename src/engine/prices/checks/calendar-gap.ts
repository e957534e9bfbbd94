import type { DailyBars } from "../daily-bars.ts"
import type { Finding } from "./finding.ts"

/**
 * Runs of sessions without a bar between the first bar and the last, and runs of bars on days without a session.
 *
 * @param sessions of the exchange over at least the span of the bars, ascending
 */
export function calendarGap({ days }: Pick<DailyBars, "days">, sessions: Int32Array): Finding[] {
  const findings: Finding[] = []
  if (days.length === 0) return findings
  const [first, last] = [days[0], days[days.length - 1]]
  const within = sessions.filter((session) => session >= first && session <= last)
  for (const { from, to, count } of runsLacking(within, days)) {
    const detail = count === 1 ? "the session has no bar" : `${count} sessions have no bar`
    findings.push({ check: "calendar-gap", day: from, lastDay: to, verdict: "flag", detail })
  }
  for (const { from, to, count } of runsLacking(days, within)) {
    const detail =
      count === 1 ? "a bar on a day without a session" : `${count} bars on days without a session`
    findings.push({ check: "calendar-gap", day: from, lastDay: to, verdict: "flag", detail })
  }
  return findings.sort((a, b) => a.day - b.day)
}

/** Runs of days, next to each other in `days`, that `others` lacks; both ascending. */
function runsLacking(days: Int32Array, others: Int32Array): { from: number; to: number; count: number }[] {
  const runs: { from: number; to: number; count: number }[] = []
  let other = 0
  let previousLacked = false
  for (const day of days) {
    while (other < others.length && others[other] < day) other++
    const lacks = other === others.length || others[other] !== day
    const run = runs.at(-1)
    if (lacks && previousLacked && run !== undefined) {
      run.to = day
      run.count++
    } else if (lacks) runs.push({ from: day, to: day, count: 1 })
    previousLacked = lacks
  }
  return runs
}
