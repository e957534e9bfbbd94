import { mean } from "../series/mean.ts"
import { figureOf, ratio, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"

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
  return ratio(
    figureOf(annualised(own, periodsPerYear)),
    figureOf(annualised(benchmark.filter(inMarket), periodsPerYear)),
    `the benchmark has no ${market} period`,
  )
}

/**
 * (∏(1 + r))^(A/n) − 1 by logarithms: thousands of falling days compound to so little that one minus it would be one. −1 from a
 * return of −100 % on.
 */
function annualised(returns: Float64Array, periodsPerYear: number): number {
  if (returns.some((value) => value <= -1)) return -1
  return Math.expm1(periodsPerYear * mean(returns.map((value) => Math.log1p(value))))
}
