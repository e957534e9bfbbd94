import type { Session } from "../src/market-data/freshness/session.ts"

/** Hours of a session as clocks of a zone show them, `09:30–16:00`, with its midday break; null for no session. */
export function localHours(session: Session | null, timeZone: string): string | null {
  if (session === null) return null
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  })
  const { open, close, breakStart, breakEnd } = session
  const hours = `${clock.format(open)}–${clock.format(close)}`
  return breakStart === undefined || breakEnd === undefined
    ? hours
    : `${hours}, break ${clock.format(breakStart)}–${clock.format(breakEnd)}`
}
