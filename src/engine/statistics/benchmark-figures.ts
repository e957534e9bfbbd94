import { sharedDays } from "../series/shared-days.ts"
import { capitalAssetPricing } from "./capital-asset-pricing.ts"
import { capture } from "./capture.ts"
import { correlation, determination } from "./correlation.ts"
import { undefinedBecause } from "./figure.ts"
import type { Figure, Undefined } from "./figure.ts"
import { informationRatio } from "./information-ratio.ts"
import type { RatioOptions } from "./ratio-options.ts"
import { trackingError } from "./tracking-error.ts"

/** What a series is compared with: its returns as fractions, by epoch day ascending. */
export type Benchmark = { readonly days: Int32Array; readonly returns: Float64Array }

/**
 * The metrics against a benchmark, on the days that both have.
 * @param broken why the series' own returns mean nothing, if they do not
 */
export function benchmarkFigures(
  series: Benchmark,
  benchmark: Benchmark | null,
  options: RatioOptions,
  broken: Undefined | null,
) {
  const missing = broken ?? (benchmark === null ? undefinedBecause("no benchmark was given") : null)
  const { left: returns, right: reference } = sharedDays(
    { days: series.days, values: series.returns },
    benchmark === null ? NONE : { days: benchmark.days, values: benchmark.returns },
  )
  const active = returns.map((value, i) => value - reference[i])
  const of = (metric: () => Figure): Figure => missing ?? metric()
  const line = capitalAssetPricing(returns, reference, options)
  return {
    alpha: missing ?? line.alpha,
    beta: missing ?? line.beta,
    correlation: of(() => correlation(returns, reference)),
    rSquared: of(() => determination(returns, reference)),
    trackingError: of(() => trackingError(active, options)),
    informationRatio: of(() => informationRatio(active, options)),
    upCapture: of(() => capture(returns, reference, { ...options, market: "up" })),
    downCapture: of(() => capture(returns, reference, { ...options, market: "down" })),
  }
}

const NONE = { days: new Int32Array(0), values: new Float64Array(0) }
