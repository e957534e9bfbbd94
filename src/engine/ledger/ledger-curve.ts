import type { EquityCurve } from "../series/equity-curve.ts"
import type { DailyValues } from "./daily-values.ts"

/**
 * The equity curve of a ledger. Return of a day = (V + outflow) / (V₋₁ + inflow) − 1: money comes in at the start of a day and goes out at its
 * end. A day that begins with nothing returns 0; NaN where a value is not known or the day begins with less than nothing.
 * @param initialValue value before the first day
 */
export function ledgerCurve(
  { days, values, inflows, outflows }: DailyValues,
  initialValue: number,
): EquityCurve {
  const before = (index: number) => (index === 0 ? initialValue : values[index - 1])
  return {
    days,
    initialEquity: initialValue,
    equity: values,
    pnl: values.map((value, index) => value - before(index) - inflows[index] + outflows[index]),
    returns: values.map((value, index) => {
      const base = before(index) + inflows[index]
      if (base === 0) return 0
      return base > 0 ? (value + outflows[index]) / base - 1 : NaN
    }),
  }
}
