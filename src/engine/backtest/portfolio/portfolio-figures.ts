import { curveFromPrices } from "../../series/curve-from-prices.ts"
import type { EquityCurve } from "../../series/equity-curve.ts"
import { monthlyReturns, yearlyReturns } from "../../series/period-returns.ts"
import { accountStatistics } from "../../statistics/account-statistics.ts"
import type { RatioOptions } from "../../statistics/ratio-options.ts"
import { returnStatistics } from "../../statistics/return-statistics.ts"
import { portfolioGains } from "./portfolio-curve.ts"
import type { PortfolioRun } from "./portfolio-result.ts"

type Figures = Pick<PortfolioRun, "statistics" | "nulls" | "monthly" | "yearly" | "drawdowns">

/** Every figure of an account: those of its time-weighted returns, of its money, and of its trading. */
export function portfolioFigures({
  days,
  value,
  flows,
  curve,
  benchmark,
  ratios,
  ...trading
}: {
  readonly days: Int32Array
  readonly value: Float64Array
  readonly flows: Float64Array
  readonly curve: EquityCurve
  readonly benchmark: Float64Array | null
  readonly daysInvested: number
  readonly fees: number
  readonly traded: number
  readonly ratios: RatioOptions
}): Figures {
  const { statistics, nulls, drawdowns } = returnStatistics(curve, {
    ...ratios,
    firstDay: days[0],
    ...(benchmark === null ? {} : { benchmark: curveOf(days, benchmark) }),
  })
  const ofAccount = accountStatistics({ days, value, flows, curve, ...trading })
  // The returns of a month are time-weighted, its money is what the whole account gained.
  const gained = { ...curve, pnl: portfolioGains({ value, flows }).slice(0, curve.days.length) }
  return {
    statistics: { ...statistics, ...ofAccount.statistics },
    nulls: { ...nulls, ...ofAccount.nulls },
    monthly: monthlyReturns(gained),
    yearly: yearlyReturns(gained),
    drawdowns,
  }
}

/** Returns of the benchmark from its first price on. */
function curveOf(days: Int32Array, prices: Float64Array): { days: Int32Array; returns: Float64Array } {
  const first = prices.findIndex((price) => price > 0)
  const { curve } = curveFromPrices(days.subarray(first), prices.subarray(first))
  return { days: curve.days, returns: curve.returns }
}
