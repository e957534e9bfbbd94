import { isoDate, type EpochDay } from "../money/iso-date.ts"
import type { LastKnown } from "../series/last-known.ts"
import { type Figure, figureOf, undefinedBecause } from "../statistics/figure.ts"
import type { DatedFlow } from "../statistics/dated-flow.ts"

/**
 * What a benchmark would be worth if each external flow had bought or sold it at that day's close, its dividends reinvested. Undefined when a
 * flow is older than its first price: today's price never stands in for a past one.
 * @param flows into the portfolio +, out of it −
 * @param closes adjusted for dividends and splits, in the currency of the flows
 */
export function sameCashFlowBenchmark(
  flows: readonly DatedFlow[],
  closes: LastKnown,
  { symbol, to }: { readonly symbol: string; readonly to: EpochDay },
): Figure {
  let units = 0
  for (const { day, amount } of flows) {
    if (amount === 0) continue
    const close = closes.at(day)
    if (close === null) return undefinedBecause(`no price of ${symbol} on or before ${isoDate(day)}`)
    units += amount / close.value
  }
  if (units === 0) return 0
  const last = closes.at(to)
  if (last === null) return undefinedBecause(`no price of ${symbol} on or before ${isoDate(to)}`)
  return figureOf(units * last.value)
}
