import type { PortfolioBacktestResult } from "../../../../../contract/index.ts"
import { formatDecimal } from "../../../../format/decimal.ts"

type Apart = Pick<PortfolioBacktestResult, "statistics" | "nulls"> & {
  readonly request: Pick<PortfolioBacktestResult["request"], "contribution">
}

/** Points a year below which two returns are the same to a reader. */
const sameBelow = 0.0005

/** Why the return of the money is not that of the portfolio, in a sentence. */
export function returnsApart({ statistics, nulls, request }: Apart): string {
  const ofPortfolio = statistics["cagr"] ?? null
  const ofMoney = statistics["moneyWeightedReturn"] ?? null
  if (ofMoney === null || ofPortfolio === null) {
    const reason = nulls["moneyWeightedReturn"] ?? nulls["cagr"] ?? "one of them is not defined"
    return `They cannot be compared here: ${reason}.`
  }
  if (request.contribution === null) return "They are the same: nothing came in or went out along the way."
  const apart = ofMoney - ofPortfolio
  if (Math.abs(apart) < sameBelow) {
    return "They are about the same: good and bad times met about as much money."
  }
  const points = `${formatDecimal(Math.abs(apart) * 100, { digits: 1 })}\u00a0points a year`
  return apart < 0
    ? `The money made ${points} less than the portfolio: more of it was there when times were worse.`
    : `The money made ${points} more than the portfolio: more of it was there when times were better.`
}
