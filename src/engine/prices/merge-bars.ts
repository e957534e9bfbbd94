import { barsOf, type DailyBars } from "./daily-bars.ts"

/** Bars of both, ascending; where both have a day, the whole bar of `newer` counts. */
export function mergeBars(older: DailyBars, newer: DailyBars): DailyBars {
  if (newer.days.length === 0) return older
  if (older.days.length === 0) return newer
  let shared = 0
  for (let i = 0, j = 0; i < older.days.length && j < newer.days.length;) {
    const difference = older.days[i] - newer.days[j]
    if (difference === 0) shared++
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  const merged = barsOf(older.days.length + newer.days.length - shared)
  let at = 0
  let i = 0
  for (let j = 0; j < newer.days.length;) {
    let end = i
    while (end < older.days.length && older.days[end] < newer.days[j]) end++
    copyBars(older, i, end, merged, at)
    at += end - i
    i = end < older.days.length && older.days[end] === newer.days[j] ? end + 1 : end
    const nextOlder = i < older.days.length ? older.days[i] : Number.POSITIVE_INFINITY
    let last = j + 1
    while (last < newer.days.length && newer.days[last] < nextOlder) last++
    copyBars(newer, j, last, merged, at)
    at += last - j
    j = last
  }
  copyBars(older, i, older.days.length, merged, at)
  return merged
}

function copyBars(from: DailyBars, first: number, end: number, to: DailyBars, at: number): void {
  if (first >= end) return
  to.days.set(from.days.subarray(first, end), at)
  to.open.set(from.open.subarray(first, end), at)
  to.high.set(from.high.subarray(first, end), at)
  to.low.set(from.low.subarray(first, end), at)
  to.close.set(from.close.subarray(first, end), at)
  to.volume.set(from.volume.subarray(first, end), at)
}
