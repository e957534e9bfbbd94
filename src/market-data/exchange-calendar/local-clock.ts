import { civilDate, type EpochDay } from "../../engine/money/iso-date.ts"
import type { Instant } from "../../operations/market-data-port.ts"

/**
 * The moment at which clocks of a zone show a minute of a day, counted from its midnight; a negative minute is of the day
 * before. Of an hour that the clocks show twice it is the first; a time that they skip is read as if they had not.
 */
export type LocalClock = (day: EpochDay, minute: number) => Instant

/** Minutes by which clocks are ahead of UTC in a block of days, and the minute since 1970 at which they are changed, if they are. */
type Block = { readonly before: number; readonly change: number; readonly after: number }

const dayMinutes = 1_440
const minuteMs = 60_000

// Clocks are read at the ends of a block; where they differ the change is searched for. No zone of a market here changes its
// clocks twice within so few days.
const blockMinutes = 32 * dayMinutes

const clocks = new Map<string, LocalClock>()

/** The clock of a zone (IANA name). What it reads of the zone it remembers. */
export function localClock(timeZone: string): LocalClock {
  let clock = clocks.get(timeZone)
  if (clock === undefined) {
    clock = createLocalClock(offsetReader(timeZone))
    clocks.set(timeZone, clock)
  }
  return clock
}

function createLocalClock(readOffset: (minute: number) => number): LocalClock {
  const blocks = new Map<number, Block>()
  // Days are asked for in order, so that a block is mostly the one that was asked for last.
  let lastIndex = Number.NaN
  let last: Block = { before: 0, change: Infinity, after: 0 }

  const offsetAt = (minute: number): number => {
    const index = Math.floor(minute / blockMinutes)
    if (index !== lastIndex) {
      last = blocks.get(index) ?? readBlock(index * blockMinutes, readOffset)
      blocks.set(index, last)
      lastIndex = index
    }
    return minute < last.change ? last.before : last.after
  }

  return (day, minute) => {
    const local = day * dayMinutes + minute
    const before = offsetAt(local - dayMinutes)
    const after = offsetAt(local + dayMinutes)
    const isAfter =
      before !== after && offsetAt(local - before) !== before && offsetAt(local - after) === after
    return (local - (isAfter ? after : before)) * minuteMs
  }
}

function readBlock(from: number, readOffset: (minute: number) => number): Block {
  const before = readOffset(from)
  const after = readOffset(from + blockMinutes)
  if (before === after) return { before, change: Infinity, after }
  let unchanged = from
  let change = from + blockMinutes
  while (change - unchanged > 1) {
    const middle = (unchanged + change) >> 1
    if (readOffset(middle) === before) unchanged = middle
    else change = middle
  }
  return { before, change, after }
}

/** Reads by how many minutes a zone's clocks are ahead of UTC at a minute since 1970. */
function offsetReader(timeZone: string): (minute: number) => number {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  })
  return (minute) => {
    // "05, 09:30"
    const shown = clock.format(minute * minuteMs)
    const shownDay = Number(shown.slice(0, 2))
    const shownMinute = Number(shown.slice(4, 6)) * 60 + Number(shown.slice(7, 9))
    const day = Math.floor(minute / dayMinutes)
    // The day that clocks show is UTC's own, the one after or the one before.
    const daysAhead = [0, 1].find((days) => civilDate(day + days).day === shownDay) ?? -1
    return (day + daysAhead) * dayMinutes + shownMinute - minute
  }
}
