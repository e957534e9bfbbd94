import type { IsoDate } from "../../engine/money/iso-date.ts"
import type { DateRule } from "./date-rules.ts"

/** A day out of the ordinary, and why. */
export type DatedException = { readonly date: IsoDate; readonly reason: string }

/** When an exchange trades: Monday to Friday, less holidays and one-off closures. Times are local minutes since midnight. */
export type ExchangeRules = {
  /** Market identifier code (ISO 10383). */
  readonly mic: string
  /** IANA name. */
  readonly timeZone: string
  /** First and last year for which the rules hold. */
  readonly firstYear: number
  readonly lastYear: number
  readonly openMinute: number
  readonly closeMinute: number
  readonly holidays: readonly { readonly name: string; readonly date: DateRule }[]
  readonly closures: readonly DatedException[]
  readonly earlyCloses: readonly {
    readonly name: string
    readonly closeMinute: number
    readonly date: DateRule
  }[]
  /** Days that break the rules of early closes, either way. */
  readonly unusualCloses: readonly (DatedException & { readonly closeMinute: number })[]
}
