import type { DailyBars } from "../daily-bars.ts"
import type { Finding } from "./finding.ts"

const longestRun = 9

/** Ten or more equal closes in a row, each with volume: traded, it is said, and never moved. */
export function staleRun({ days, close, volume }: DailyBars): Finding[] {
  const findings: Finding[] = []
  let first = 0
  for (let bar = 0; bar < days.length; bar++) {
    if (!(volume[bar] > 0)) first = bar + 1
    else if (close[bar] !== close[first]) first = bar
    const isLast = bar + 1 === days.length || close[bar + 1] !== close[bar] || !(volume[bar + 1] > 0)
    const count = bar - first + 1
    if (!isLast || count <= longestRun) continue
    const detail = `${count} closes of ${close[bar]} in a row, with volume`
    findings.push({ check: "stale-run", day: days[first], lastDay: days[bar], verdict: "flag", detail })
  }
  return findings
}
