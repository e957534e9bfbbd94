import { barColumns, type DailyBars } from "./daily-bars.ts"

/** Columns of numbers by day, ascending. */
type DayColumns<Column extends string> = { readonly days: Int32Array } & Readonly<
  Record<Column, Float64Array>
>

/** Bars of both, ascending; where both have a day, the whole bar of `newer` counts. */
export function mergeBars(older: DailyBars, newer: DailyBars): DailyBars {
  return mergeColumns(older, newer, barColumns)
}

/** As `mergeBars`, for the columns named. */
export function mergeColumns<Column extends string>(
  older: DayColumns<Column>,
  newer: DayColumns<Column>,
  columns: readonly Column[],
): DayColumns<Column> {
  if (newer.days.length === 0) return older
  if (older.days.length === 0) return newer
  const runs = runsOf(older.days, newer.days)
  const length = runs.reduce((sum, { first, end }) => sum + end - first, 0)
  const days = new Int32Array(length)
  const merged = Object.fromEntries(columns.map((column) => [column, new Float64Array(length)])) as Record<
    Column,
    Float64Array
  >
  let at = 0
  for (const { isNewer, first, end } of runs) {
    const from = isNewer ? newer : older
    days.set(from.days.subarray(first, end), at)
    for (const column of columns) merged[column].set(from[column].subarray(first, end), at)
    at += end - first
  }
  return { days, ...merged }
}

/** The order in which runs of either make up both: usually two, the older days and then the newer. */
function runsOf(older: Int32Array, newer: Int32Array): { isNewer: boolean; first: number; end: number }[] {
  const runs: { isNewer: boolean; first: number; end: number }[] = []
  let i = 0
  let j = 0
  while (i < older.length || j < newer.length) {
    const firstOlder = i
    const nextNewer = j < newer.length ? newer[j] : Number.POSITIVE_INFINITY
    while (i < older.length && older[i] < nextNewer) i++
    if (i > firstOlder) runs.push({ isNewer: false, first: firstOlder, end: i })
    if (i < older.length && older[i] === nextNewer) i++
    const firstNewer = j
    const nextOlder = i < older.length ? older[i] : Number.POSITIVE_INFINITY
    while (j < newer.length && newer[j] < nextOlder) j++
    if (j > firstNewer) runs.push({ isNewer: true, first: firstNewer, end: j })
  }
  return runs
}
