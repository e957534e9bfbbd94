import { undefinedBecause } from "../../statistics/figure.ts"
import type { Figure } from "../../statistics/figure.ts"
import { BLOCKS } from "./search-columns.ts"
import type { SearchColumns } from "./search-columns.ts"

/** Spread that binary rounding leaves in sums of equal returns, relative to their squares. */
const ROUNDING = 1e-14
/** Distance that it leaves between ratios of equal returns, relative to them. */
const TIE = 1e-10

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
  let choices = 0
  let notAbove = 0
  for (let choice = 0; choice < 1 << BLOCKS; choice++) {
    if (bitsOf(choice) !== BLOCKS / 2) continue
    choices++
    if (relativeRank(columns, ~choice, bestIn(columns, choice)) <= 0.5) notAbove++
  }
  return notAbove / choices
}

/** The run with the highest ratio in some blocks, the first of equals. */
function bestIn(columns: SearchColumns, chosen: number): number {
  const count = observationsIn(columns, chosen)
  let best = 0
  let highest = -Infinity
  for (let run = 0; run < columns.runs; run++) {
    const ratio = sharpeRatioIn(columns, chosen, count, run)
    if (ratio > highest && !isTie(ratio, highest)) {
      highest = ratio
      best = run
    }
  }
  return best
}

/** Rank of one run among all by its ratio in some blocks, from 1, ties in the middle, over n + 1. */
function relativeRank(columns: SearchColumns, chosen: number, of: number): number {
  const count = observationsIn(columns, chosen)
  const own = sharpeRatioIn(columns, chosen, count, of)
  let lower = 0
  let equal = 0
  for (let run = 0; run < columns.runs; run++) {
    const ratio = sharpeRatioIn(columns, chosen, count, run)
    if (isTie(ratio, own)) equal++
    else if (ratio < own) lower++
  }
  return (lower + (equal + 1) / 2) / (columns.runs + 1)
}

/** Sharpe ratio, per observation, of a run in the blocks whose bit is set. */
function sharpeRatioIn(
  { blockSums, blockSquares }: SearchColumns,
  chosen: number,
  count: number,
  run: number,
): number {
  let sum = 0
  let squares = 0
  for (let block = 0; block < BLOCKS; block++) {
    if (((chosen >> block) & 1) === 0) continue
    sum += blockSums[run * BLOCKS + block]
    squares += blockSquares[run * BLOCKS + block]
  }
  const spread = squares - (sum * sum) / count
  return spread > ROUNDING * squares ? sum / count / Math.sqrt(spread / (count - 1)) : 0
}

/** Runs that made the same trades have the same ratio, whatever rounding makes of their sums. */
function isTie(left: number, right: number): boolean {
  return Math.abs(left - right) <= TIE * Math.abs(left)
}

function observationsIn({ blockCounts }: SearchColumns, chosen: number): number {
  let count = 0
  for (let block = 0; block < BLOCKS; block++) if ((chosen >> block) & 1) count += blockCounts[block]
  return count
}

function bitsOf(value: number): number {
  let bits = 0
  for (let rest = value; rest !== 0; rest &= rest - 1) bits++
  return bits
}
