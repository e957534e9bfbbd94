import type { CorporateAction } from "../corporate-action.ts"
import { findingOn, type Finding } from "./finding.ts"

/** Above what rounding to cents does to a price of ten, below any dividend worth the name. */
const tolerance = 1e-3

/**
 * Days on which adjusted ÷ plain close changes although no action is recorded: one that is missing, or an adjusted close of another
 * day. Only of use with a source that tells its actions.
 *
 * @param series days ascending, with the source's close and its adjusted close
 */
export function adjustedConsistency(
  series: { readonly days: Int32Array; readonly close: Float64Array; readonly adjustedClose: Float64Array },
  actions: readonly CorporateAction[],
): Finding[] {
  const { days, close, adjustedClose } = series
  const exDays = new Set(actions.map(({ exDay }) => exDay))
  const findings: Finding[] = []
  for (let bar = 1; bar < days.length; bar++) {
    const step = adjustedClose[bar] / close[bar] / (adjustedClose[bar - 1] / close[bar - 1])
    if (!(Math.abs(step - 1) > tolerance) || exDays.has(days[bar])) continue
    const detail = `adjusted ÷ close changes by ${Number(((step - 1) * 100).toPrecision(3))} % without an action`
    findings.push(findingOn("adjusted-consistency", days[bar], "flag", detail))
  }
  return findings
}
