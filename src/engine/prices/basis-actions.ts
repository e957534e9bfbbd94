import type { CorporateAction } from "./corporate-action.ts"

/** Values by day, ascending, one a day. */
export type DatedValues = { readonly days: Int32Array; readonly values: Float64Array }

/** New units for one old, by ex-day. */
export function splitRatios(actions: readonly CorporateAction[]): DatedValues {
  const ratios = new Map<number, number>()
  for (const action of actions) {
    if (action.kind !== "split") continue
    const ratio = action.numerator / action.denominator
    ratios.set(action.exDay, (ratios.get(action.exDay) ?? 1) * ratio)
  }
  return dated(ratios)
}

/**
 * Dividends by ex-day, a unit on today's basis of splits: what was paid a share as traded that day ÷ every later split. Several of one
 * day are added up.
 * @example 1 paid before a split of 2:1 is 0.5 a unit
 */
export function splitAdjustedDividends(actions: readonly CorporateAction[]): DatedValues {
  const splits = splitRatios(actions)
  const later = (day: number) =>
    splits.values.reduce((product, ratio, i) => (splits.days[i] > day ? product * ratio : product), 1)
  const amounts = new Map<number, number>()
  for (const action of actions) {
    if (action.kind !== "dividend") continue
    amounts.set(action.exDay, (amounts.get(action.exDay) ?? 0) + action.amount / later(action.exDay))
  }
  return dated(amounts)
}

function dated(values: ReadonlyMap<number, number>): DatedValues {
  const entries = [...values].sort(([a], [b]) => a - b)
  return {
    days: Int32Array.from(entries, ([day]) => day),
    values: Float64Array.from(entries, ([, value]) => value),
  }
}
