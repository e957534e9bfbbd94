import { civilDate, type EpochDay, parseIsoDate } from "../../engine/money/iso-date.ts"
import type { DateRule } from "./date-rules.ts"
import type { ClockTime, DateText, ExchangeRules, SessionHours } from "./exchange-rules.ts"

/** Local minutes since midnight; negative ones are of the day before. */
export type Hours = {
  readonly openMinute: number
  readonly closeMinute: number
  readonly middayBreak: { readonly from: number; readonly to: number } | null
}

type MinuteOn = { readonly minute: number; readonly date: DateRule }

/** Rules with their dates as epoch days, by year, and their times as minutes. */
type ReadRules = {
  readonly regular: readonly { readonly from: EpochDay; readonly hours: Hours }[]
  readonly closures: ReadonlyMap<number, readonly (readonly [EpochDay, string])[]>
  readonly lateOpens: readonly MinuteOn[]
  readonly earlyCloses: readonly MinuteOn[]
  readonly unusualCloses: ReadonlyMap<number, readonly (readonly [EpochDay, number])[]>
}

const known = new WeakMap<ExchangeRules, ReadRules>()

/** Reads what a file of rules writes as text, once. Throws on a date or a time that is none. */
export function readRules(rules: ExchangeRules): ReadRules {
  let read = known.get(rules)
  if (read === undefined) {
    read = {
      regular: rules.hours.map((hours) => ({
        from: hours.from === undefined ? -Infinity : epochDay(hours.from),
        hours: readHours(hours),
      })),
      closures: byYear(rules.closures ?? {}, (reason) => reason),
      lateOpens: (rules.lateOpens ?? []).map(({ open, date }) => ({ minute: minuteOf(open), date })),
      earlyCloses: (rules.earlyCloses ?? []).map(({ close, date }) => ({ minute: minuteOf(close), date })),
      unusualCloses: byYear(rules.unusualCloses ?? {}, ({ close }) => minuteOf(close)),
    }
    known.set(rules, read)
  }
  return read
}

function readHours({ opensOn, open, close, middayBreak }: SessionHours): Hours {
  return {
    openMinute: minuteOf(open) - (opensOn === "the day before" ? 1_440 : 0),
    closeMinute: minuteOf(close),
    middayBreak: middayBreak ? { from: minuteOf(middayBreak[0]), to: minuteOf(middayBreak[1]) } : null,
  }
}

function byYear<T, R>(
  dated: Readonly<Record<DateText, T>>,
  read: (value: T) => R,
): ReadonlyMap<number, readonly (readonly [EpochDay, R])[]> {
  const years = new Map<number, (readonly [EpochDay, R])[]>()
  for (const [date, value] of Object.entries<T>(dated)) {
    const day = epochDay(date)
    const { year } = civilDate(day)
    const ofYear = years.get(year) ?? []
    ofYear.push([day, read(value)])
    years.set(year, ofYear)
  }
  return years
}

function epochDay(date: string): EpochDay {
  const day = parseIsoDate(date)
  if (day === null) throw new Error(`${date} is no date: expected YYYY-MM-DD`)
  return day
}

function minuteOf(time: ClockTime): number {
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(time) ?? []
  const minutes = Number(hour) * 60 + Number(minute)
  if (!(minutes <= 1_440)) throw new Error(`${time} is no time of day: expected HH:MM up to 24:00`)
  return minutes
}
