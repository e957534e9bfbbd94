import { runPortfolio } from "../../src/engine/backtest/portfolio/run-portfolio.ts"
import type {
  PortfolioInstrument,
  PortfolioRequest,
} from "../../src/engine/backtest/portfolio/portfolio-request.ts"
import { fastest, processorTime } from "./fastest.ts"
import type { BenchOptions, Figure } from "./figure.ts"
import { walk } from "./grid.ts"

const INSTRUMENTS = 20
const DAYS_A_YEAR = 252

/** Accounts of twenty instruments with all their figures, by how often they are rebalanced and money comes in. */
export async function portfolioFigures({ quick }: BenchOptions): Promise<Figure[]> {
  const years = quick ? 2 : 20
  const instruments = Array.from({ length: INSTRUMENTS }, (_, i): PortfolioInstrument => {
    // Parts of one walk, each on the days of the first.
    const bars = walk(years * DAYS_A_YEAR * 2)
    const part = (prices: Float64Array) => prices.slice(i * 10, i * 10 + years * DAYS_A_YEAR)
    const { days, open, high, low, close, volume } = bars
    return {
      symbol: `S${i}`,
      currency: "USD",
      target: { weight: 1 / INSTRUMENTS },
      bars: {
        days: days.slice(0, years * DAYS_A_YEAR),
        minutes: null,
        open: part(open),
        high: part(high),
        low: part(low),
        close: part(close),
        volume: part(volume),
      },
    }
  })
  const run = (period: "monthly" | "daily") => {
    const request: PortfolioRequest = {
      instruments,
      currency: "USD",
      rebalance: period,
      contribution: { amount: 100, period },
    }
    return () => processorTime(quick ? 1 : 5, () => runPortfolio(request))
  }
  const [monthly, daily] = await fastest(quick ? 1 : 5, [run("monthly"), run("daily")])
  const note = `${INSTRUMENTS} instruments × ${(years * DAYS_A_YEAR).toLocaleString("en-US")} days`
  return [
    { subject: "portfolio, rebalanced monthly", value: monthly, unit: "ms", target: "≤ 200", note },
    { subject: "portfolio, rebalanced daily", value: daily, unit: "ms", target: "≤ 200", note },
  ]
}
