import type { CorporateAction } from "./corporate-action.ts"

/** A step of adjusted ÷ plain close that no dividend makes. */
const SPLIT_STEP = 1.2
/** A smaller dividend, as a share of the price, is the rounding of the two columns. */
const LEAST_DIVIDEND = 1e-4
/** Half of the last decimal that vendors print, twice. */
const PRINTED = 1e-6

/**
 * Splits and dividends that an adjusted close tells of beside the plain one: where their ratio steps by 1 − D ÷ (close before), D was
 * paid; a step of more than a fifth is a split.
 * @param adjusted of the same days; NaN is a blank
 * @example closes 10, 9 with adjusted closes 9, 9: a dividend of 1 on the second day
 */
export function impliedActions(
  days: Int32Array,
  close: Float64Array,
  adjusted: Float64Array,
): CorporateAction[] {
  const actions: CorporateAction[] = []
  for (let bar = 1; bar < days.length; bar++) {
    const step = adjusted[bar] / close[bar] / (adjusted[bar - 1] / close[bar - 1])
    const exDay = days[bar]
    if (step > SPLIT_STEP || step < 1 / SPLIT_STEP) {
      actions.push({ kind: "split", exDay, numerator: step, denominator: 1 })
      continue
    }
    const share = 1 - 1 / step
    if (share > Math.max(LEAST_DIVIDEND, (2 * PRINTED) / adjusted[bar - 1])) {
      actions.push({ kind: "dividend", exDay, amount: share * close[bar - 1] })
    }
  }
  return actions
}
