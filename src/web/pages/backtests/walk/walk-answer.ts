import type { WalkForwardResult } from "../../../../contract/index.ts"
import { isUnderWay } from "../../../api/optimizations.ts"
import { formatCount } from "../../../format/count.ts"
import { formatPercentBrief } from "../../../format/percent.ts"
import { figureInSentence } from "../form/search-figures.ts"

/** The walk in a sentence: what came of it out of sample, and in how many folds. */
export function walkAnswer({
  result,
  state,
  request,
  maximize,
}: Pick<WalkForwardResult, "result" | "state" | "request" | "maximize">): string {
  if (result === null && !isUnderWay(state)) {
    return `Was to choose the largest ${figureInSentence(maximize)} before each of ${formatCount(request.folds, "fold")}.`
  }
  if (result === null) {
    return `Choosing the largest ${figureInSentence(maximize)} before each of ${formatCount(request.folds, "fold")}, and trading the fold with it.`
  }
  const { totalReturn, maxDrawdown } = result.statistics
  const known = result.folds.filter(({ outOfSampleReturn }) => outOfSampleReturn !== null)
  const gained = known.filter(({ outOfSampleReturn }) => (outOfSampleReturn ?? 0) > 0).length
  const made = typeof totalReturn === "number" ? formatPercentBrief(totalReturn, "always") : "No return"
  const drawdown =
    typeof maxDrawdown === "number" ? `, deepest drawdown ${formatPercentBrief(maxDrawdown)}` : ""
  return `${made} out of sample${drawdown}; ${String(gained)} of ${formatCount(result.folds.length, "fold")} gained, ${formatCount(result.trades, "trade")}.`
}
