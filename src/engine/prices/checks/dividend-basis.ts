import { splitRatioOn, type CorporateAction } from "../corporate-action.ts"
import { indexAtOrAfter, type DailyBars } from "../daily-bars.ts"
import { findingOn, type Finding } from "./finding.ts"

/** Above the noise of 32-bit floats, below any dividend. */
const tolerance = 1e-5

/**
 * Dividends that do not fit the adjusted closes of the source that reports them: the step of adjusted ÷ plain close at the ex-day
 * is not 1 − D ÷ previous close. A miss by 100 is a unit, one by a split ratio a basis.
 *
 * @param series days ascending, with the source's close and its close adjusted for dividends too; both, and the amounts, on one
 * basis of splits
 */
export function dividendBasis(
  series: { readonly days: Int32Array; readonly close: Float64Array; readonly adjustedClose: Float64Array },
  actions: readonly CorporateAction[],
): Finding[] {
  const { days, close, adjustedClose } = series
  return actions.flatMap((action) => {
    if (action.kind !== "dividend") return []
    const bar = indexAtOrAfter(days, action.exDay)
    if (bar === 0 || bar === days.length || days[bar] !== action.exDay) return []
    const step = adjustedClose[bar - 1] / close[bar - 1] / (adjustedClose[bar] / close[bar])
    const expected = 1 - action.amount / close[bar - 1]
    if (!(Math.abs(step - expected) > tolerance)) return []
    const detail = `the adjusted close steps by ${step.toPrecision(6)}, a dividend of ${action.amount} by ${expected.toPrecision(6)}`
    return [findingOn("dividend-basis", action.exDay, "hold", detail)]
  })
}

/** Dividends that are not below the close they are paid from: no price can be adjusted for one. */
export function impossibleDividends(
  { days, close }: DailyBars,
  actions: readonly CorporateAction[],
): Finding[] {
  return actions.flatMap((action) => {
    if (action.kind !== "dividend") return []
    const bar = indexAtOrAfter(days, action.exDay) - 1
    if (bar < 0) return []
    const base = close[bar] / splitRatioOn(actions, action.exDay)
    if (action.amount < base) return []
    const detail = `a dividend of ${action.amount} from a close of ${base}`
    return [findingOn("dividend-basis", action.exDay, "hold", detail)]
  })
}
