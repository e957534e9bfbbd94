import { epochDayOf } from "../money/iso-date.ts"
import type { Bars } from "./bars.ts"

/** Bars for tests from rows of open, high, low and close, one a day from 2024-01-01 on. */
export function dailyBars(rows: readonly (readonly [number, number, number, number])[]): Bars {
  const first = epochDayOf(2024, 1, 1)
  const column = (field: 0 | 1 | 2 | 3) => Float64Array.from(rows, (row) => row[field])
  return {
    days: Int32Array.from(rows, (_, i) => first + i),
    minutes: null,
    open: column(0),
    high: column(1),
    low: column(2),
    close: column(3),
    volume: new Float64Array(rows.length).fill(NaN),
  }
}
