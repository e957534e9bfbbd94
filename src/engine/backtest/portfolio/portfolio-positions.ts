import { isoDate } from "../../money/iso-date.ts"
import type { EpochDay, IsoDate } from "../../money/iso-date.ts"
import type { PortfolioPosition, PortfolioTotals } from "./portfolio-result.ts"
import type { PortfolioSimulation } from "./portfolio-simulation.ts"

/** What became of each instrument, and of the account's money. @param flows one a day, that of the first day the money at the start */
export function portfolioPositions(
  { holdings, account, value, weights }: PortfolioSimulation,
  flows: Float64Array,
): { readonly positions: readonly PortfolioPosition[]; readonly totals: PortfolioTotals } {
  const positions = holdings.map((holding, i): PortfolioPosition => {
    const { market, symbol, units, bought, sold, dividends, fees } = holding
    return {
      symbol,
      currency: market.currency,
      units,
      price: market.listed ? market.price : null,
      value: holding.value,
      weight: value > 0 ? holding.value / value : null,
      target: weights[i],
      bought,
      sold,
      dividends,
      fees,
      gain: holding.value + sold + dividends - bought,
      firstDate: dateOf(holding.firstDay),
      lastDate: dateOf(holding.lastDay),
      delisted: dateOf(holding.delisted),
    }
  })
  const invested = sumOf(flows, (flow) => Math.max(0, flow))
  const withdrawn = sumOf(flows, (flow) => Math.max(0, 0 - flow))
  return {
    positions,
    totals: {
      invested,
      withdrawn,
      value,
      cash: account.cash,
      gain: value + withdrawn - invested,
      dividends: positions.reduce((sum, position) => sum + position.dividends, 0),
      interest: account.interest,
      fees: account.fees,
    },
  }
}

function dateOf(day: EpochDay | null): IsoDate | null {
  return day === null ? null : isoDate(day)
}

function sumOf(values: Float64Array, part: (value: number) => number): number {
  return values.reduce((sum, value) => sum + part(value), 0)
}
