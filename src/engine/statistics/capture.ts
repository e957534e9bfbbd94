import { CompensatedSum } from "../series/compensated-sum.ts"
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
  const own = new Growth()
  const reference = new Growth()
  for (let i = 0; i < returns.length; i++) {
    if (!(benchmark[i] * sign > 0)) continue
    own.add(returns[i])
    reference.add(benchmark[i])
  }
  if (own.count === 0) return undefinedBecause(`the benchmark has no ${market} period`)
  return ratio(
    figureOf(own.annualised(periodsPerYear)),
    figureOf(reference.annualised(periodsPerYear)),
    `the benchmark has no ${market} period`,
  )
}

/** Returns compounded by logarithms: thousands of falling days compound to so little that one minus it would be one. */
class Growth {
  count = 0
  readonly #logarithms = new CompensatedSum()
  #isLost = false

  add(value: number): void {
    this.count++
    if (value <= -1) this.#isLost = true
    else this.#logarithms.add(Math.log1p(value))
  }

  /** (∏(1 + r))^(A/n) − 1; −1 from a return of −100 % on. */
  annualised(periodsPerYear: number): number {
    return this.#isLost ? -1 : Math.expm1(periodsPerYear * (this.#logarithms.total / this.count))
  }
}
