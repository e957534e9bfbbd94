import type { BacktestSeries } from "../../../../contract/index.ts"
import { dayOfTime } from "./day-of-time.ts"

/** A series as charts take it: NaN where the server has no value. */
export type SeriesColumns = {
  /** With a fraction where bars are shorter than a day. */
  readonly days: Float64Array
  readonly columns: Readonly<Record<string, Float64Array>>
}

export type Span = { readonly from: number; readonly to: number }

export function readSeries({ dates, columns }: Pick<BacktestSeries, "dates" | "columns">): SeriesColumns {
  return {
    days: Float64Array.from(dates, dayOfTime),
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [
        name,
        Float64Array.from(values, (value) => value ?? NaN),
      ]),
    ),
  }
}

/** Whether a series has nothing of a column. */
export function isBlank({ columns }: SeriesColumns, name: string): boolean {
  return columns[name]?.every(Number.isNaN) ?? true
}

/** Whether there is more to a series of prices than their closes: not where a file has nothing else, or nothing else was kept. */
export function hasRanges({ columns }: SeriesColumns): boolean {
  const { high, low } = columns
  return high !== undefined && low !== undefined && high.some((value, at) => value > low[at])
}

/** The part of a series within a span, without a copy; the whole of it where the span has no two observations. */
export function withinSpan(series: SeriesColumns, span: Span | null): SeriesColumns {
  if (span === null) return series
  const from = firstFrom(series.days, span.from)
  const to = firstFrom(series.days, span.to + 1e-9)
  if (to - from < 2) return series
  return {
    days: series.days.subarray(from, to),
    columns: Object.fromEntries(
      Object.entries(series.columns).map(([name, values]) => [name, values.subarray(from, to)]),
    ),
  }
}

function firstFrom(days: Float64Array, day: number): number {
  const at = days.findIndex((each) => each >= day)
  return at === -1 ? days.length : at
}
