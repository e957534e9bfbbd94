import { drawdownSeries } from "../../series/drawdown-series.ts"

/** What a run leaves of each day, as columns of equal length. */
export type PortfolioColumns = {
  readonly value: Float64Array
  readonly cash: Float64Array
  /** What came in at each day's close, or went out (−); the money at the start is the first. */
  readonly flows: Float64Array
  /** The time-weighted curve, the first day's money first; NaN after ruin. */
  readonly growth: Float64Array
  /** Prices of the benchmark, NaN before the first; null without one. */
  readonly benchmark: Float64Array | null
}

/**
 * The lines of an account by name. `invested` is what came in less what went out; `growth` and `benchmark` are fractions since the first
 * day (the benchmark's first price), `drawdown` that of growth; `benchmarkValue` is the same money put into the benchmark, or taken out of
 * it, on the same days. NaN where there is none.
 */
export const portfolioSeries = {
  value: ({ value }: PortfolioColumns): Float64Array => value,
  cash: ({ cash }: PortfolioColumns): Float64Array => cash,
  invested({ flows }: PortfolioColumns): Float64Array {
    let sum = 0
    return flows.map((flow) => (sum += flow))
  },
  growth: ({ growth }: PortfolioColumns): Float64Array => growth.map((worth) => worth / growth[0] - 1),
  drawdown({ growth }: PortfolioColumns): Float64Array {
    const end = growth.findIndex(Number.isNaN)
    const drawdown = new Float64Array(growth.length).fill(NaN)
    drawdown.set(drawdownSeries(end < 0 ? growth : growth.subarray(0, end), growth[0]))
    return drawdown
  },
  benchmark({ benchmark, value }: PortfolioColumns): Float64Array {
    if (benchmark === null) return blank(value.length)
    const first = benchmark.find((price) => price > 0) ?? NaN
    return benchmark.map((price) => price / first - 1)
  },
  benchmarkValue({ benchmark, flows }: PortfolioColumns): Float64Array {
    if (benchmark === null) return blank(flows.length)
    let units = 0
    return benchmark.map((price, i) => {
      units += flows[i] === 0 ? 0 : flows[i] / price
      return units * price
    })
  },
} satisfies Record<string, (columns: PortfolioColumns) => Float64Array>

function blank(length: number): Float64Array {
  return new Float64Array(length).fill(NaN)
}
