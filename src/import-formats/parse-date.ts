import { civilDate, epochDayOf, type EpochDay } from "../engine/money/iso-date.ts"

/** How `a/b/YYYY` is read. */
export type DateOrder = "d/m" | "m/d"

/** What a date tells about the order of day and month in its column. */
export type DateEvidence = DateOrder | "undecided" | "none"

/** 1900-01-01 … 2100-12-31. */
const firstDay = epochDayOf(1900, 1, 1)
const lastDay = epochDayOf(2100, 12, 31)

const monthNames: readonly (readonly string[])[] = [
  "jan january januar jänner janvier januari ene enero gen gennaio janeiro",
  "feb february februar février fév fevr févr februari febrero febbraio fev fevereiro",
  "mar march märz mrz mär mars maart mrt marzo março",
  "apr april avr avril abr abril aprile",
  "may mai mei mayo mag maggio maio maj",
  "jun june juni juin junio giu giugno junho",
  "jul july juli juil juillet julio lug luglio julho",
  "aug august aoû août augustus ago agosto augusti",
  "sep sept september septembre septiembre set settembre setembro",
  "oct october okt oktober octobre octubre ott ottobre out outubro",
  "nov november novembre noviembre novembro",
  "dec december dez dezember déc décembre dic diciembre dicembre dezembro",
].map((names) => names.split(" "))
const monthByName = new Map(
  monthNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
)

/**
 * Day of `YYYY-MM-DD`, `YYYY/MM/DD`, `YYYY.MM.DD`, `YYYYMMDD`, `DD-MM-YYYY`, `DD.MM.YYYY`, `DD-MMM-YYYY` (month names in en, de,
 * fr, nl, es, it, pt, sv) or, in the order given, `D/M/YYYY`. Null when the text is none of them, the day does not exist, or it lies
 * outside 1900-01-01 … 2100-12-31. An instant is read by its date part, as printed.
 */
export function parseDate(text: string, order: DateOrder | null): EpochDay | null {
  const date = datePart(text.trim())
  const year = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})$/.exec(date)
  if (year !== null) return day(Number(year[1]), Number(year[3]), Number(year[4]))
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(date)
  if (slashed !== null) {
    const first = Number(slashed[1])
    const second = Number(slashed[2])
    if (order === null) return null
    return order === "d/m" ? day(Number(slashed[3]), second, first) : day(Number(slashed[3]), first, second)
  }
  const european = /^(\d{1,2})([-.])(\d{1,2})\2(\d{4})$/.exec(date)
  if (european !== null) return day(Number(european[4]), Number(european[3]), Number(european[1]))
  const named = /^(\d{1,2})[-. ]+(\p{L}{3,10})\.?[-. ]+(\d{4})$/u.exec(date)
  if (named === null) return null
  const month = monthByName.get((named[2] ?? "").toLowerCase())
  return month === undefined ? null : day(Number(named[3]), month, Number(named[1]))
}

/**
 * The date part of an instant (`2025-10-08T10:23:59`, `2024-01-02 09:30`), or the text itself. Of `04/17/2023 as of 04/15/2023` the second is the
 * effective date, the first that of booking.
 */
export function datePart(text: string): string {
  const asOf = text.indexOf(" as of ")
  const effective = asOf < 0 ? text : text.slice(asOf + " as of ".length).trim()
  const at = /[T ]\d{1,2}:\d{2}/.exec(effective)
  return at === null ? effective : effective.slice(0, at.index)
}

/** The time part of an instant; null when it has none. */
export function timePart(text: string): string | null {
  const at = /[T ]\d{1,2}:\d{2}/.exec(text)
  return at === null ? null : text.slice(at.index + 1)
}

/** What `a/b/YYYY` tells about its column: a first part over 12 means d/m, a second one m/d. */
export function dateEvidence(text: string): DateEvidence {
  const slashed = /^(\d{1,2})\/(\d{1,2})\/\d{4}$/.exec(datePart(text.trim()))
  if (slashed === null) return "none"
  const dayFirst = Number(slashed[1]) > 12
  const monthFirst = Number(slashed[2]) > 12
  if (dayFirst === monthFirst) return dayFirst ? "none" : "undecided"
  return dayFirst ? "d/m" : "m/d"
}

function day(year: number, month: number, dayOfMonth: number): EpochDay | null {
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) return null
  const epochDay = epochDayOf(year, month, dayOfMonth)
  if (epochDay < firstDay || epochDay > lastDay) return null
  return civilDate(epochDay).day === dayOfMonth ? epochDay : null
}
