import type { DayRange } from "./day-range.ts"

/** Two holes with fewer sessions than these between them cost less as one request. */
const mergeWithin = 30

/**
 * The ranges that have to be asked for so that every session has a bar, as few as make sense: sessions less the days that are
 * stored and the days known to be empty; each run of missing sessions is one range from its first to its last session, and runs
 * with fewer than 30 sessions between them are one.
 *
 * @param sessions of the exchange, from the first trade to the last session that is ready; ascending
 * @param stored days that have a bar, ascending
 * @param known ranges that were asked for and answered, ascending and apart: a session in them without a bar has none
 */
export function missingRanges(
  sessions: Int32Array,
  stored: Int32Array,
  known: readonly DayRange[],
): DayRange[] {
  const ranges: { from: number; to: number }[] = []
  let lastMissing = Number.NEGATIVE_INFINITY
  let at = 0
  let range = 0
  for (let session = 0; session < sessions.length; session++) {
    const day = sessions[session]
    while (at < stored.length && stored[at] < day) at++
    if (at < stored.length && stored[at] === day) continue
    while (range < known.length && known[range].to < day) range++
    if (range < known.length && known[range].from <= day) continue
    const last = ranges.at(-1)
    if (last !== undefined && session - lastMissing - 1 < mergeWithin) last.to = day
    else ranges.push({ from: day, to: day })
    lastMissing = session
  }
  return ranges
}
