import { isoDate } from "../money/iso-date.ts"
import type { CorporateAction } from "./corporate-action.ts"

/** What a raw bar is multiplied by, a value a bar; `price` includes `split`. */
export type AdjustmentFactors = { readonly price: Float64Array; readonly split: Float64Array }

/**
 * Factors that put raw prices on today's basis.
 *
 * Definition: price factor of day d = Π over ex-days after d of (denominator ÷ numerator) · (1 − D ÷ C), where D is the cash
 * paid on the ex-day and C the raw close of the session before it, first divided by the split ratio when a split shares the
 * ex-day, because D is per share as traded that day. The split factor is the product of the split terms alone.
 *
 * An ex-day before the first bar changes nothing. Actions may come in any order.
 *
 * Throws when a dividend is not below the close it is paid from: then one of the two has the wrong unit.
 *
 * @param days ascending
 * @param close raw closes, one a day
 * @example closes 10, 9 with a dividend of 1 on the second day: price factors 0.9, 1
 */
export function adjustmentFactors(
  days: Int32Array,
  close: Float64Array,
  actions: readonly CorporateAction[],
): AdjustmentFactors {
  const price = new Float64Array(days.length)
  const split = new Float64Array(days.length)
  const ordered = inOrder(actions)
  let next = ordered.length - 1
  let priceFactor = 1
  let splitFactor = 1
  for (let bar = days.length - 1; bar >= 0; bar--) {
    while (next >= 0 && ordered[next].exDay > days[bar]) {
      const { exDay } = ordered[next]
      let ratio = 1
      let paid = 0
      for (; next >= 0 && ordered[next].exDay === exDay; next--) {
        const action = ordered[next]
        if (action.kind === "split") ratio *= action.numerator / action.denominator
        else paid += action.amount
      }
      // The bar at hand is the last one before the ex-day.
      const base = close[bar] / ratio
      if (paid >= base) {
        const found = `${paid} on ${isoDate(exDay)} from a close of ${base}`
        throw new Error(`adjustmentFactors requires dividends below the close before their ex-day: ${found}`)
      }
      splitFactor /= ratio
      priceFactor *= (1 - paid / base) / ratio
    }
    price[bar] = priceFactor
    split[bar] = splitFactor
  }
  return { price, split }
}

function inOrder(actions: readonly CorporateAction[]): readonly CorporateAction[] {
  for (let i = 1; i < actions.length; i++) {
    if (actions[i].exDay < actions[i - 1].exDay) return actions.toSorted((a, b) => a.exDay - b.exDay)
  }
  return actions
}
