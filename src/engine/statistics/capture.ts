import { annualReturn } from "./annual-return.ts"
import { ratio, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { totalReturn } from "./total-return.ts"

/**
 * Up (down) capture: annualised return in the periods in which the benchmark rose (fell), over the benchmark's own.
 * Undefined when there is no such period.
 */
export function capture(
  returns: Float64Array,
  benchmark: Float64Array,
  { market, periodsPerYear }: { readonly market: "up" | "down"; readonly periodsPerYear: number },
): Figure {
  const sign = market === "up" ? 1 : -1
  const inMarket = (_: number, i: number) => benchmark[i] * sign > 0
  const own = returns.filter(inMarket)
  if (own.length === 0) return undefinedBecause(`the benchmark has no ${market} period`)
  const annualised = (values: Float64Array) =>
    annualReturn(totalReturn(values), values.length, periodsPerYear)
  return ratio(
    annualised(own),
    annualised(benchmark.filter(inMarket)),
    `the benchmark has no ${market} period`,
  )
}
