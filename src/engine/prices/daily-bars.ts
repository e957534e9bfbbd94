import type { EpochDay } from "../money/iso-date.ts"

/**
 * Daily bars of one instrument as columns of equal length, days strictly ascending. Prices in the main currency unit; NaN where
 * the source has none, never in `close`.
 */
export type DailyBars = {
  readonly days: Int32Array
  readonly open: Float64Array
  readonly high: Float64Array
  readonly low: Float64Array
  readonly close: Float64Array
  readonly volume: Float64Array
}

/** Columns of a bar that hold prices. */
export const priceColumns = ["open", "high", "low", "close"] as const

/** Every column of a bar beside its day. */
export const barColumns = [...priceColumns, "volume"] as const

export type BarColumn = (typeof barColumns)[number]

export const noBars: DailyBars = barsOf(0)

/** Room for bars: days 0, every value NaN. */
export function barsOf(count: number): DailyBars {
  const column = () => new Float64Array(count).fill(Number.NaN)
  return {
    days: new Int32Array(count),
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: column(),
  }
}

/** Index of the first day at or after `day`; the length when there is none. */
export function indexAtOrAfter(days: Int32Array, day: EpochDay): number {
  let from = 0
  let to = days.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if (days[middle] < day) from = middle + 1
    else to = middle
  }
  return from
}

/** Bars of the days from `from` to `to`, both included, without a copy. */
export function barsBetween(bars: DailyBars, from: EpochDay, to: EpochDay): DailyBars {
  const first = indexAtOrAfter(bars.days, from)
  const end = Math.max(first, indexAtOrAfter(bars.days, to + 1))
  return {
    days: bars.days.subarray(first, end),
    open: bars.open.subarray(first, end),
    high: bars.high.subarray(first, end),
    low: bars.low.subarray(first, end),
    close: bars.close.subarray(first, end),
    volume: bars.volume.subarray(first, end),
  }
}

/** The bars whose index passes `keep`, copied. */
export function selectBars(bars: DailyBars, keep: (index: number) => boolean): DailyBars {
  const passes = (_: number, index: number) => keep(index)
  return {
    days: bars.days.filter(passes),
    open: bars.open.filter(passes),
    high: bars.high.filter(passes),
    low: bars.low.filter(passes),
    close: bars.close.filter(passes),
    volume: bars.volume.filter(passes),
  }
}
