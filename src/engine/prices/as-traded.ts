import { adjustmentRuns } from "./adjustment-runs.ts"
import type { CorporateAction } from "./corporate-action.ts"
import { barColumns, barsOf, type DailyBars } from "./daily-bars.ts"

/**
 * Prices as traded, and dividends per share as traded, from bars and dividends that were divided by every later split: price ÷
 * split factor, volume × split factor. Twelve significant digits, which leaves out the noise of the division the source has made.
 * `actions` has to hold every split up to the day the source adjusted to.
 */
export function asTraded(
  bars: DailyBars,
  actions: readonly CorporateAction[],
): { readonly bars: DailyBars; readonly actions: readonly CorporateAction[] } {
  const splits = actions.filter((action) => action.kind === "split")
  if (splits.length === 0) return { bars, actions }
  const raw = barsOf(bars.days.length)
  raw.days.set(bars.days)
  for (const { first, end, split } of adjustmentRuns(bars.days, bars.close, splits)) {
    for (const column of barColumns) {
      for (let bar = first; bar < end; bar++) {
        const value = bars[column][bar]
        raw[column][bar] = split === 1 ? value : rounded(column === "volume" ? value * split : value / split)
      }
    }
  }
  const laterSplits = (day: number) =>
    splits.reduce(
      (product, each) => (each.exDay > day ? (product * each.numerator) / each.denominator : product),
      1,
    )
  return {
    bars: raw,
    actions: actions.map((action) =>
      action.kind === "split"
        ? action
        : { ...action, amount: rounded(action.amount * laterSplits(action.exDay)) },
    ),
  }
}

function rounded(value: number): number {
  return Number(value.toPrecision(12))
}
