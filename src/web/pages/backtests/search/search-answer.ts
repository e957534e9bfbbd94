import type { OptimizationResult } from "../../../../contract/index.ts"
import { isUnderWay } from "../../../api/optimizations.ts"
import { formatCount } from "../../../format/count.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { currencyOf } from "../../../format/money.ts"
import { formatPercentBrief } from "../../../format/percent.ts"
import { formatStatistic } from "../../../format/statistic.ts"
import { figureInSentence, searchFigure } from "../form/search-figures.ts"
import { paramsText } from "../history/strategy-text.ts"
import { rangesText } from "../history/search-words.ts"

/** The search in a sentence: what was best of how many, and whether that can be believed. */
export function searchAnswer({ result, state, maximize, ranges, prices }: OptimizationResult): string {
  const { unit } = searchFigure(maximize)
  const name = figureInSentence(maximize)
  if (result === null) {
    return `${isUnderWay(state) ? "Looking for" : "Was to look for"} the largest ${name} over ${rangesText(ranges)}.`
  }
  if (result.best === null) return `None of ${formatCount(result.runs, "run")} has a ${name}.`
  const { params, statistics } = result.best
  const figure = statistics[maximize] ?? NaN
  const made = statistics["totalReturn"]
  const left = result.leftOut === 0 ? "" : ` (${formatDecimal(result.leftOut, { digits: 0 })} left out)`
  const overfitting = result.probabilityOfOverfitting
  return [
    `${paramsText(params)} had the largest ${name}, ${formatStatistic(figure, unit, currencyOf(prices))}`,
    maximize !== "totalReturn" && typeof made === "number"
      ? `, with ${formatPercentBrief(made, "always")}`
      : "",
    `, of ${formatCount(result.runs, "run")}${left}`,
    overfitting === null ? "" : `; probability of overfitting ${formatPercentBrief(overfitting)}`,
    ".",
  ].join("")
}
