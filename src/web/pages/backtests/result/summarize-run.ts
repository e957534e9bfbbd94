import type { BacktestResult } from "../../../../contract/index.ts"
import { currencyOf, formatMoney } from "../../../format/money.ts"
import { formatPercent } from "../../../format/percent.ts"

/** What the chart of a run shows, for those who hear it. */
export function summarizeRun({ statistics, window, prices }: BacktestResult): string {
  const { finalEquity, totalReturn, buyAndHoldReturn, maxDrawdown } = statistics
  const said = (value: number | null | undefined) => formatPercent(value ?? NaN)
  return (
    `From ${window.from} to ${window.to}: equity ends at ${formatMoney(finalEquity ?? NaN, currencyOf(prices))}, ` +
    `a return of ${said(totalReturn)} against ${said(buyAndHoldReturn)} for buying and holding. ` +
    `The deepest drawdown was ${said(maxDrawdown)}.`
  )
}
