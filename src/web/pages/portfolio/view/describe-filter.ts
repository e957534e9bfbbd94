import { formatDay } from "../../../format/dates.ts"
import { formatPercent } from "../../../format/percent.ts"
import type { View } from "./view.ts"

/** What a view leaves out or counts otherwise, in words for a printed page; null for the plain one. */
export function describeFilter(view: View): string | null {
  const { strategies, from, to, dateBasis, oneLot, riskFreeRate } = view
  const verb = dateBasis === "open" ? "opened" : "closed"
  const parts = [
    strategies.length > 0 && strategies.map((name) => name || "No strategy").join("; "),
    from !== null && to !== null && `${verb} from ${formatDay(from)} to ${formatDay(to)}`,
    from !== null && to === null && `${verb} since ${formatDay(from)}`,
    from === null && to !== null && `${verb} until ${formatDay(to)}`,
    oneLot && "each trade scaled to one contract",
    riskFreeRate !== 0 && `risk-free rate ${formatPercent(riskFreeRate, { digits: 2 })}`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? null : `Only ${parts.join(", ")}.`
}
