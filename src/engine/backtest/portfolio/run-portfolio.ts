import { isoDate } from "../../money/iso-date.ts"
import { periodsPerYearOf } from "../periods-per-year.ts"
import { benchmarkPrices } from "./benchmark-prices.ts"
import { portfolioCurve } from "./portfolio-curve.ts"
import { portfolioFigures } from "./portfolio-figures.ts"
import { portfolioPositions } from "./portfolio-positions.ts"
import type { PortfolioRequest } from "./portfolio-request.ts"
import type { PortfolioRun } from "./portfolio-result.ts"
import { PortfolioSimulation } from "./portfolio-simulation.ts"
import { portfolioWarnings } from "./portfolio-warnings.ts"
import { preparePortfolio } from "./prepare-portfolio.ts"

/**
 * Runs several instruments in one account. What is decided at a close, from prices up to it, is traded at the next open of each
 * instrument, at that day's exchange rate and sized by what the account is worth there; a missing price or rate is the last known one. Contributions come in at the close of the
 * first trading day of each later period, before rebalancing, and are no return of that day. Dividends are paid on their ex-day on
 * the units held before it.
 * @throws InvalidBacktest with a sentence that lists what is allowed
 */
export function runPortfolio(request: PortfolioRequest): PortfolioRun {
  const prepared = preparePortfolio(request)
  const { days, settings } = prepared
  const simulation = new PortfolioSimulation(prepared)
  const { account, holdings } = simulation
  const value = new Float64Array(days.length)
  const cash = new Float64Array(days.length)
  const flows = new Float64Array(days.length)
  const weights = holdings.map(() => new Float64Array(days.length))
  days.forEach((day, i) => {
    flows[i] = simulation.day(day, i === 0 ? null : days[i - 1])
    value[i] = simulation.value
    cash[i] = account.cash
    holdings.forEach((holding, at) => {
      weights[at][i] = value[i] > 0 ? holding.value / value[i] : NaN
    })
  })
  simulation.finish(days[days.length - 1])
  flows[0] = settings.cash
  const curve = portfolioCurve({ days, value, flows, ruin: simulation.ruin })
  const riskFreeRate = request.riskFreeRate ?? 0
  const periodsPerYear = periodsPerYearOf({ days })
  const benchmark = request.benchmark === undefined ? null : benchmarkPrices(request.benchmark, request, days)
  return {
    settings,
    riskFreeRate,
    periodsPerYear,
    days,
    value,
    cash,
    flows,
    curve,
    weights,
    benchmark,
    ...portfolioFigures({
      days,
      value,
      flows,
      curve,
      benchmark,
      daysInvested: simulation.daysInvested,
      fees: account.fees,
      traded: account.traded,
      ratios: { riskFreeRate, periodsPerYear },
    }),
    ...portfolioPositions(simulation, flows),
    trades: account.trades,
    rejectedOrders: account.rejected,
    rejectedCount: account.rejectedCount,
    rebalances: simulation.rebalances,
    ruin: simulation.ruin === null ? null : isoDate(simulation.ruin),
    warnings: portfolioWarnings(simulation, prepared),
  }
}
