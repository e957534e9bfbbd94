import { isoDate } from "../money/iso-date.ts"
import type { CorporateAction } from "./corporate-action.ts"
import { indexAtOrAfter } from "./daily-bars.ts"

/** Bars from `first` (included) to `end` (not included) are multiplied by the same factors; `price` includes `split`. */
export type AdjustmentRun = {
  readonly first: number
  readonly end: number
  readonly price: number
  readonly split: number
}

/**
 * What raw prices are multiplied by to be on today's basis: a run of bars between two ex-days has one factor.
 *
 * Definition: price factor of day d = Π over ex-days after d of (denominator ÷ numerator) · (1 − D ÷ C), where D is the cash
 * paid on the ex-day and C the raw close of the session before it, first divided by the split ratio when a split shares the
 * ex-day, because D is per share as traded that day. The split factor is the product of the split terms alone.
 *
 * An ex-day at or before the first bar changes nothing. Actions may come in any order. The runs are in descending order and cover
 * every bar.
 *
 * Throws when a dividend is not below the close it is paid from: then one of the two has the wrong unit.
 *
 * @param days ascending
 * @param close raw closes, one a day
 * @example closes 10, 9 with a dividend of 1 on the second day: price factors 0.9, 1
 */
export function adjustmentRuns(
  days: Int32Array,
  close: Float64Array,
  actions: readonly CorporateAction[],
): AdjustmentRun[] {
  const ordered = inOrder(actions)
  const runs: AdjustmentRun[] = []
  let end = days.length
  let price = 1
  let split = 1
  for (let next = ordered.length - 1; next >= 0;) {
    const { exDay } = ordered[next]
    let ratio = 1
    let paid = 0
    for (; next >= 0 && ordered[next].exDay === exDay; next--) {
      const action = ordered[next]
      if (action.kind === "split") ratio *= action.numerator / action.denominator
      else paid += action.amount
    }
    const first = indexAtOrAfter(days, exDay)
    if (first === 0) break
    if (first < end) runs.push({ first, end, price, split })
    end = first
    const base = close[first - 1] / ratio
    if (paid >= base) {
      const found = `${paid} on ${isoDate(exDay)} from a close of ${base}`
      throw new Error(`adjustmentRuns requires dividends below the close before their ex-day: ${found}`)
    }
    split /= ratio
    price *= (1 - paid / base) / ratio
  }
  runs.push({ first: 0, end, price, split })
  return runs
}

function inOrder(actions: readonly CorporateAction[]): readonly CorporateAction[] {
  for (let i = 1; i < actions.length; i++) {
    if (actions[i].exDay < actions[i - 1].exDay) return actions.toSorted((a, b) => a.exDay - b.exDay)
  }
  return actions
}
