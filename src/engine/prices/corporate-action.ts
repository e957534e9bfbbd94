import type { EpochDay } from "../money/iso-date.ts"

/** `numerator` new shares for `denominator` old ones, from the ex-day on: 4:1 divides the price by four. */
export type Split = {
  readonly kind: "split"
  readonly exDay: EpochDay
  readonly numerator: number
  readonly denominator: number
}

/** Cash per share as it traded on the ex-day, in the main currency unit. */
export type CashDividend = {
  readonly kind: "dividend"
  readonly exDay: EpochDay
  readonly amount: number
}

/** What changes the basis of an instrument's prices. */
export type CorporateAction = Split | CashDividend

/** Which actions a price is adjusted for. */
export type Adjustment = "none" | "splits" | "splits-dividends"

/** New shares for one old share on an ex-day: the product of its splits, 1 without any. */
export function splitRatioOn(actions: readonly CorporateAction[], day: EpochDay): number {
  let ratio = 1
  for (const action of actions) {
    if (action.kind === "split" && action.exDay === day) ratio *= action.numerator / action.denominator
  }
  return ratio
}
