import type { Instant } from "../operations/market-data-port.ts"
import type { ScheduleRule, SessionMoments } from "../operations/jobs-port.ts"

const MINUTE_MS = 60_000

/** When a rule comes next after a moment; null where its exchange's calendar does not know. */
export function nextMoment(
  when: ScheduleRule,
  after: Instant,
  { sessions, random }: { readonly sessions: SessionMoments; readonly random: () => number },
): Instant | null {
  switch (when.rule) {
    case "every":
      return after + when.minutes * MINUTE_MS
    case "before-open": {
      const lead = when.minutes * MINUTE_MS
      const open = sessions.nextOpen(when.exchange, after + lead)
      return open === null ? null : open - lead
    }
    case "after-ready": {
      const { exchange, delayMs, jitterMs } = when
      const ready = sessions.nextReady(exchange, after - delayMs)
      return ready === null ? null : ready + delayMs + Math.floor(random() * jitterMs)
    }
  }
}
