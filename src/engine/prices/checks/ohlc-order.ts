import type { DailyBars } from "../daily-bars.ts"
import { findingOn, type Finding } from "./finding.ts"

/** Bars whose open or close lies outside low … high. Absent prices (NaN) are not compared. */
export function ohlcOrder({ days, open, high, low, close }: DailyBars): Finding[] {
  const findings: Finding[] = []
  for (let bar = 0; bar < days.length; bar++) {
    const outside =
      low[bar] > high[bar] ||
      open[bar] > high[bar] ||
      close[bar] > high[bar] ||
      open[bar] < low[bar] ||
      close[bar] < low[bar]
    if (!outside) continue
    const detail = `open ${open[bar]}, high ${high[bar]}, low ${low[bar]}, close ${close[bar]}`
    findings.push(findingOn("ohlc-order", days[bar], "hold", detail))
  }
  return findings
}
