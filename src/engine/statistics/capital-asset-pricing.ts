import { CompensatedSum } from "../series/compensated-sum.ts"
import { isConstant } from "../series/is-constant.ts"
import { mean } from "../series/mean.ts"
import { figureOf, isDefined, ratio, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import type { RatioOptions } from "./ratio-options.ts"

/**
 * Least-squares line of a series' excess return on its benchmark's (Jensen 1968): beta = cov / var, and alpha, the
 * intercept per period, annualised as (1 + α)^A − 1. Undefined under two shared observations or when the benchmark does
 * not vary.
 */
export function capitalAssetPricing(
  returns: Float64Array,
  benchmark: Float64Array,
  { riskFreeRate, periodsPerYear }: RatioOptions,
): { readonly alpha: Figure; readonly beta: Figure } {
  const beta = slope(returns, benchmark)
  if (!isDefined(beta)) return { alpha: beta, beta }
  const rate = riskFreeRate / periodsPerYear
  const intercept = mean(returns) - rate - beta * (mean(benchmark) - rate)
  if (intercept <= -1) return { alpha: undefinedBecause("alpha is −100 % a period or worse"), beta }
  return { alpha: figureOf((1 + intercept) ** periodsPerYear - 1), beta }
}

function slope(y: Float64Array, x: Float64Array): Figure {
  const flat = "the benchmark's returns are all equal"
  if (x.length < 2) return undefinedBecause("fewer than two shared observations")
  if (isConstant(x)) return undefinedBecause(flat)
  const xMean = mean(x)
  const yMean = mean(y)
  const products = new CompensatedSum()
  const squares = new CompensatedSum()
  for (let i = 0; i < x.length; i++) {
    products.add((x[i] - xMean) * (y[i] - yMean))
    squares.add((x[i] - xMean) ** 2)
  }
  return ratio(products.total, squares.total, flat)
}
