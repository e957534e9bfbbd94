import { civilDate, type EpochDay, epochDayOf, isoWeekStart } from "../../engine/money/iso-date.ts"
import { MONTHS } from "../format/dates.ts"

export type DateTick = { readonly day: EpochDay; readonly label: string; readonly major: boolean }

const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240] as const

/**
 * Ticks of a date axis: as many as fit, on the first of months or years, or on Mondays or days when the span is short.
 * `atMost` is how many labels the axis has room for. A tick that begins a year carries the year and is major.
 */
export function dateTicks(from: EpochDay, to: EpochDay, atMost: number): DateTick[] {
  const room = Math.max(atMost, 2)
  const span = to - from
  if (span <= room) return everyDays(from, to, 1)
  if (span <= room * 7) return everyDays(isoWeekStart(from + 6), to, 7)
  if (span <= room * 14) return everyDays(isoWeekStart(from + 6), to, 14)
  const step = monthSteps.find((months) => span / (months * 30.44) <= room) ?? 240
  return everyMonths(from, to, step)
}

function everyDays(from: EpochDay, to: EpochDay, step: number): DateTick[] {
  const ticks: DateTick[] = []
  for (let day = from; day <= to; day += step) {
    const { month, day: dayOfMonth } = civilDate(day)
    ticks.push({ day, label: `${dayOfMonth} ${MONTHS[month - 1]}`, major: false })
  }
  return ticks
}

function everyMonths(from: EpochDay, to: EpochDay, step: number): DateTick[] {
  const ticks: DateTick[] = []
  const start = civilDate(from)
  const first = start.year * 12 + start.month - 1
  for (let count = Math.floor(first / step) * step; ; count += step) {
    const year = Math.floor(count / 12)
    const month = count - year * 12
    const day = epochDayOf(year, month + 1, 1)
    if (day > to) return ticks
    if (day < from) continue
    const label = month === 0 ? String(year) : MONTHS[month]
    // Without a January in sight the first month says the year.
    const alone = ticks.length === 0 && month !== 0 && civilDate(to).year === year
    ticks.push({ day, label: alone ? `${label} ${String(year)}` : label, major: month === 0 })
  }
}
