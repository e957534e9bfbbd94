import { undefinedBecause } from "../../statistics/figure.ts"
import type { Figure } from "../../statistics/figure.ts"
import { BLOCKS } from "./search-columns.ts"
import type { SearchColumns } from "./search-columns.ts"

/**
 * Probability of backtest overfitting by combinatorially symmetric cross-validation (Bailey, Borwein, López de Prado & Zhu, "The
 * Probability of Backtest Overfitting", 2015): the observations are cut into ten blocks; for each choice of five, the run with the best
 * Sharpe ratio in them is ranked among all runs in the other five. The share of choices in which it does not come out above the
 * middle. A run without a spread of returns has a ratio of 0. Undefined under two runs or two observations a block.
 */
export function probabilityOfOverfitting(columns: SearchColumns): Figure {
  const { runs, blockCounts } = columns
  if (runs < 2) return undefinedBecause("fewer than two runs")
  if (blockCounts.some((count) => count < 2)) return undefinedBecause("fewer than two observations a block")
  const inside = new Float64Array(runs)
  const outside = new Float64Array(runs)
  let choices = 0
  let notAbove = 0
  for (let choice = 0; choice < 1 << BLOCKS; choice++) {
    if (bitsOf(choice) !== BLOCKS / 2) continue
    choices++
    sharpeRatios(columns, choice, inside)
    sharpeRatios(columns, ~choice, outside)
    if (relativeRank(outside, indexOfHighest(inside)) <= 0.5) notAbove++
  }
  return notAbove / choices
}

/** Sharpe ratio, per observation, of every run in the blocks whose bit is set. */
function sharpeRatios(
  { runs, blockCounts, blockSums, blockSquares }: SearchColumns,
  chosen: number,
  into: Float64Array,
): void {
  let count = 0
  for (let block = 0; block < BLOCKS; block++) if ((chosen >> block) & 1) count += blockCounts[block]
  for (let run = 0; run < runs; run++) {
    let sum = 0
    let squares = 0
    for (let block = 0; block < BLOCKS; block++) {
      if (((chosen >> block) & 1) === 0) continue
      sum += blockSums[run * BLOCKS + block]
      squares += blockSquares[run * BLOCKS + block]
    }
    const spread = squares - (sum * sum) / count
    into[run] = spread > 0 ? sum / count / Math.sqrt(spread / (count - 1)) : 0
  }
}

/** Rank of one among all from 1, ties in the middle, over n + 1. */
function relativeRank(values: Float64Array, of: number): number {
  let lower = 0
  let equal = 0
  for (let i = 0; i < values.length; i++) {
    if (values[i] < values[of]) lower++
    else if (values[i] === values[of]) equal++
  }
  return (lower + (equal + 1) / 2) / (values.length + 1)
}

function indexOfHighest(values: Float64Array): number {
  let highest = 0
  for (let i = 1; i < values.length; i++) if (values[i] > values[highest]) highest = i
  return highest
}

function bitsOf(value: number): number {
  let bits = 0
  for (let rest = value; rest !== 0; rest &= rest - 1) bits++
  return bits
}
