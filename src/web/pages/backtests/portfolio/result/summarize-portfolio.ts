import type { PortfolioBacktestResult } from "../../../../../contract/index.ts"
import { formatMoney } from "../../../../format/money.ts"
import { formatPercent } from "../../../../format/percent.ts"

/** What the chart of a portfolio shows, for those who hear it. */
export function summarizePortfolio({
  statistics,
  totals,
  currency,
  window,
}: PortfolioBacktestResult): string {
  const said = (id: string) => formatPercent(statistics[id] ?? NaN)
  return (
    `From ${window.from} to ${window.to}: ${formatMoney(totals.invested, currency)} paid in, ` +
    `${formatMoney(totals.value, currency)} at the end, a time-weighted return of ${said("timeWeightedReturn")}. ` +
    `The deepest drawdown was ${said("maxDrawdown")}.`
  )
}
