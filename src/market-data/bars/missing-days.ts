import type { EpochDay } from "../../engine/money/iso-date.ts"
import { indexAtOrAfter } from "../../engine/prices/daily-bars.ts"
import type { DayRange } from "../../engine/prices/day-range.ts"
import { missingRanges } from "../../engine/prices/missing-ranges.ts"
import type { Instant } from "../../operations/market-data-port.ts"
import type { SeriesCoverage } from "../../operations/market-data-upkeep-port.ts"
import type { MarketSessions, Sessioned } from "../sessions/market-sessions.ts"
import type { Shelved } from "./series-shelf.ts"

/** So long after a session is ready, its history is final, and a provisional close is asked for again. */
const confirmedAfterMs = 2 * 3_600_000

/**
 * Ranges of sessions that have to be asked for, as few as make sense: those without a bar that are not known to be empty, and
 * those with a provisional one that is due to be confirmed. None after the last session that is ready.
 */
export function missingDays(
  instrument: Sessioned | "reference",
  range: DayRange,
  shelved: Pick<Shelved, "stored" | "coverage">,
  sessions: MarketSessions,
  now: Instant,
): SeriesCoverage["missing"] {
  const to = Math.min(range.to, sessions.readyDay(instrument, now))
  const days = sessions.days(instrument, { from: range.from, to })
  const settled = settledDays(instrument, shelved, sessions, now)
  return missingRanges(days, settled, shelved.coverage.covered).map((hole) => ({
    ...hole,
    sessions: countWithin(days, hole) - countWithin(settled, hole),
  }))
}

function settledDays(
  instrument: Sessioned | "reference",
  { stored, coverage }: Pick<Shelved, "stored" | "coverage">,
  sessions: MarketSessions,
  now: Instant,
): Int32Array {
  const provisionalFrom = stored?.provisionalFrom ?? null
  if (stored === null || provisionalFrom === null) return coverage.days
  const isDue = (day: EpochDay) => {
    const readyAt = sessions.readyAt(instrument, day)
    if (readyAt === null) return false
    return now >= readyAt + confirmedAfterMs || (stored.fetchedAt ?? 0) < readyAt
  }
  return coverage.days.filter(
    (day) => day < provisionalFrom || stored.manualDays.includes(day) || !isDue(day),
  )
}

function countWithin(days: Int32Array, { from, to }: DayRange): number {
  return indexAtOrAfter(days, to + 1) - indexAtOrAfter(days, from)
}
