import type { DateRule } from "./date-rules.ts"

/** A local time of day, `09:30`. */
export type ClockTime = `${number}:${number}`

/** A date `YYYY-MM-DD`. */
export type DateText = `${number}-${number}-${number}`

/** Local hours of a session. */
export type SessionHours = {
  /** First day they hold; the first hours hold from the first year on. */
  readonly from?: DateText
  /** `the day before` where the session of a date begins on the evening before it. */
  readonly opensOn?: "the day before"
  readonly open: ClockTime
  /** `24:00` is the end of the day. */
  readonly close: ClockTime
  /** From and to. A session that closes before it has none. */
  readonly middayBreak?: readonly [ClockTime, ClockTime]
}

/** When a market trades: Monday to Friday, less holidays and one-off closures. */
export type ExchangeRules = {
  readonly name: string
  /** IANA name. */
  readonly timeZone: string
  /** First and last year for which the rules hold. */
  readonly firstYear: number
  readonly lastYear: number
  /** Ascending by their first day. */
  readonly hours: readonly SessionHours[]
  readonly everyDay?: true
  readonly holidays: readonly { readonly name: string; readonly date: DateRule }[]
  /** One-off closures, and why. */
  readonly closures?: Readonly<Record<DateText, string>>
  readonly lateOpens?: readonly { readonly name: string; readonly open: ClockTime; readonly date: DateRule }[]
  readonly earlyCloses?: readonly {
    readonly name: string
    readonly close: ClockTime
    readonly date: DateRule
  }[]
  /** Days that break the rules of early closes, either way, and why. */
  readonly unusualCloses?: Readonly<Record<DateText, { readonly close: ClockTime; readonly reason: string }>>
}
