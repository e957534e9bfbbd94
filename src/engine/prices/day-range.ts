import type { EpochDay } from "../money/iso-date.ts"

/** Days from `from` to `to`, both included. */
export type DayRange = { readonly from: EpochDay; readonly to: EpochDay }

/** The same days as few ranges as there can be, ascending; ranges that touch become one. */
export function joinRanges(ranges: readonly DayRange[]): DayRange[] {
  const joined: { from: EpochDay; to: EpochDay }[] = []
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}
