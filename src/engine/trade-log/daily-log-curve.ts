import type { EpochDay } from "../money/iso-date.ts"
import type { EquityCurve } from "../series/equity-curve.ts"
import type { DailyLogColumns } from "./daily-log-columns.ts"

/**
 * The equity curve that a daily log states, open positions marked: equity is its net liquidity, the day's return its
 * P/L ÷ (net liquidity − P/L), so that money paid in or out is no gain. E₀ is net liquidity − P/L of the first day in the
 * range. Both ends of the range are included, null leaves one open; a day without net liquidity or P/L is no observation.
 */
export function dailyLogCurve(
  log: DailyLogColumns,
  { from, to }: { readonly from: EpochDay | null; readonly to: EpochDay | null },
): EquityCurve {
  const rows: number[] = []
  for (let row = 0; row < log.count; row++) {
    if (from !== null && log.day[row] < from) continue
    if (to !== null && log.day[row] > to) continue
    if (!Number.isNaN(log.netLiquidity[row]) && !Number.isNaN(log.pnl[row])) rows.push(row)
  }
  const equity = Float64Array.from(rows, (row) => log.netLiquidity[row])
  const pnl = Float64Array.from(rows, (row) => log.pnl[row])
  return {
    days: Int32Array.from(rows, (row) => log.day[row]),
    initialEquity: rows.length > 0 ? equity[0] - pnl[0] : Number.NaN,
    equity,
    pnl,
    returns: pnl.map((gain, i) => (equity[i] - gain > 0 ? gain / (equity[i] - gain) : Number.NaN)),
  }
}
