import { isoDate } from "../../money/iso-date.ts"
import { findingOn, type Finding } from "./finding.ts"

/** Days that do not follow the day above them: the batch is refused, since no row of it can be trusted to be where it says. */
export function dateOrder(days: Int32Array): Finding[] {
  const findings: Finding[] = []
  for (let bar = 1; bar < days.length; bar++) {
    if (days[bar] > days[bar - 1]) continue
    findings.push(
      findingOn("date-order", days[bar], "reject", `the row above is of ${isoDate(days[bar - 1])}`),
    )
  }
  return findings
}
