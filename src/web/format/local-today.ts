import { type EpochDay, epochDayOf } from "../../engine/money/iso-date.ts"

/** The calendar date where the reader is, of an instant: what the age of data is counted to. */
export function localToday(now: Date): EpochDay {
  return epochDayOf(now.getFullYear(), now.getMonth() + 1, now.getDate())
}
