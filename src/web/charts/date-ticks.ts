import { civilDate, type EpochDay, epochDayOf, isoWeekStart } from "../../engine/money/iso-date.ts"
import { formatMinute, MONTHS } from "../format/dates.ts"

/** `day` has a fraction within a day. */
export type DateTick = { readonly day: number; readonly label: string; readonly major: boolean }

const minuteSteps = [1, 5, 15, 30, 60, 120, 180, 360, 720] as const
const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240] as const

/**
 * Ticks of a date axis: as many as fit, on the first of months or years, or on Mondays or days when the span is short. Ends
 * within a day are times of it, and a span of a day or two has ticks at full hours or minutes. `atMost` is how many labels the
 * axis has room for. A tick that begins a year carries the year and is major.
 */
export function dateTicks(first: number, last: number, atMost: number): DateTick[] {
  const room = Math.max(atMost, 2)
  if (!(Number.isInteger(first) && Number.isInteger(last)) && last - first <= room / 2) {
    return everyMinutes(first, last, room)
  }
  const from = Math.ceil(first)
  const to = Math.floor(last)
  const span = to - from
  if (span <= room) return everyDays(from, to, 1)
  if (span <= room * 7) return everyDays(isoWeekStart(from + 6), to, 7)
  if (span <= room * 14) return everyDays(isoWeekStart(from + 6), to, 14)
  const step = monthSteps.find((months) => span / (months * 30.44) <= room) ?? 240
  return everyMonths(from, to, step)
}

function everyMinutes(from: number, to: number, room: number): DateTick[] {
  const step = minuteSteps.find((minutes) => ((to - from) * 1440) / minutes <= room) ?? 720
  const ticks: DateTick[] = []
  for (let count = Math.ceil((from * 1440) / step); count * step <= to * 1440; count++) {
    const minute = count * step
    const { month, day } = civilDate(Math.floor(minute / 1440))
    const isMidnight = minute % 1440 === 0
    ticks.push({
      day: minute / 1440,
      label: isMidnight ? `${day} ${MONTHS[month - 1]}` : formatMinute(minute % 1440),
      major: isMidnight,
    })
  }
  return ticks
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
