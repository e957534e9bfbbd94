/** A calendar date `YYYY-MM-DD` of the proleptic Gregorian calendar. Never an instant: no time zone can change it. */
export type IsoDate = string & { readonly __isoDate: unique symbol }

/** Days since 1970-01-01; the form dates take inside typed arrays. */
export type EpochDay = number

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** Days since 1970-01-01 of a civil date (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
export function epochDayOf(year: number, month: number, day: number): EpochDay {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The civil date of an epoch day. */
export function civilDate(epochDay: EpochDay): { year: number; month: number; day: number } {
  const z = epochDay + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const mp = Math.floor((5 * dayOfYear + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  }
}

/** Parses `YYYY-MM-DD`; null when the text has another shape or the day does not exist. */
export function parseIsoDate(text: string): EpochDay | null {
  const match = pattern.exec(text)
  if (match === null) return null
  const year = Number(match[1])
  const month = Number(match[2])
  const day = Number(match[3])
  if (month < 1 || month > 12 || day < 1) return null
  const epochDay = epochDayOf(year, month, day)
  const back = civilDate(epochDay)
  return back.month === month && back.day === day ? epochDay : null
}

/** `YYYY-MM-DD` of an epoch day. */
export function isoDate(epochDay: EpochDay): IsoDate {
  const { year, month, day } = civilDate(epochDay)
  const pad = (value: number, width: number) => String(value).padStart(width, "0")
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as IsoDate
}

/** Day of the week of an epoch day: 0 Sunday … 6 Saturday. */
export function weekday(epochDay: EpochDay): number {
  return (((epochDay + 4) % 7) + 7) % 7
}

/** The Monday of the ISO week an epoch day is in. */
export function isoWeekStart(epochDay: EpochDay): EpochDay {
  return epochDay - ((weekday(epochDay) + 6) % 7)
}
