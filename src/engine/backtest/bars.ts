import { isoDate } from "../money/iso-date.ts"

/**
 * Price bars of one instrument as columns of equal length, in order of time. Prices are positive numbers in one currency and on one basis
 * (raw, split-adjusted or adjusted).
 */
export type Bars = {
  /** Days since 1970-01-01; several bars may share one. */
  readonly days: Int32Array
  /** Exchange-local minutes since midnight; null when every bar covers a day or more. */
  readonly minutes: Int16Array | null
  readonly open: Float64Array
  readonly high: Float64Array
  readonly low: Float64Array
  readonly close: Float64Array
  /** NaN where it is not known. */
  readonly volume: Float64Array
}

/** Bars from (included) to `to` (not included), without a copy. */
export function sliceBars(bars: Bars, from: number, to: number): Bars {
  return {
    days: bars.days.subarray(from, to),
    minutes: bars.minutes === null ? null : bars.minutes.subarray(from, to),
    open: bars.open.subarray(from, to),
    high: bars.high.subarray(from, to),
    low: bars.low.subarray(from, to),
    close: bars.close.subarray(from, to),
    volume: bars.volume.subarray(from, to),
  }
}

/** Calendar days, with their fraction, between the times of two bars. */
export function daysBetween({ days, minutes }: Bars, first: number, second: number): number {
  const whole = days[second] - days[first]
  return minutes === null ? whole : whole + (minutes[second] - minutes[first]) / 1440
}

/** The date of a bar, with its time where bars are shorter than a day: `2017-04-19 09:00`. */
export function barTime({ days, minutes }: Pick<Bars, "days" | "minutes">, bar: number): string {
  const date = isoDate(days[bar])
  if (minutes === null) return date
  const pad = (value: number) => String(value).padStart(2, "0")
  return `${date} ${pad(Math.floor(minutes[bar] / 60))}:${pad(minutes[bar] % 60)}`
}
