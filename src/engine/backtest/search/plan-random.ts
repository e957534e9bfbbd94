import { InvalidBacktest } from "../invalid-backtest.ts"
import { parametersOf, planGrid, planOf } from "./plan-grid.ts"
import type { PreparedSearch } from "./prepare-search.ts"
import { ownMemory } from "./search-columns.ts"
import { SeenNumbers } from "./seen-numbers.ts"
import type { SearchPlan } from "./search-request.ts"

/** A number in [0, 1), a new one each time; the same seed gives the same numbers. */
export type Generator = () => number

const MOST_RUNS = 1_000_000
/** Draws in a row that give nothing new, before the search counts as exhausted. */
const MOST_MISSES = 100_000

/**
 * Combinations drawn at random from the axes, none twice, that the constraints allow. Where there are no more than asked for, all of
 * them.
 * @param memory bytes to put them into, such as some that threads share
 */
export function planRandom(
  search: PreparedSearch,
  runs: number,
  random: Generator,
  memory = ownMemory,
): SearchPlan {
  if (!(Number.isInteger(runs) && runs >= 1 && runs <= MOST_RUNS)) {
    throw new InvalidBacktest("bad-search", `${runs} runs; allowed: a whole number from 1 to ${MOST_RUNS}`)
  }
  const { axes } = search
  const total = axes.reduce((product, { values }) => product * values.length, 1)
  if (total <= runs) return planGrid(search, memory)
  const seen = new SeenNumbers(runs)
  const rows = new Float64Array(memory(8 * runs * axes.length))
  const parameters = search.fixed.slice()
  const row = new Float64Array(axes.length)
  let found = 0
  let leftOut = 0
  for (let misses = 0; misses < MOST_MISSES && found < runs; misses++) {
    let combination = 0
    for (let axis = 0; axis < axes.length; axis++) {
      const { values } = axes[axis]
      const step = Math.floor(random() * values.length)
      combination = combination * values.length + step
      row[axis] = values[step]
    }
    if (!seen.add(combination)) continue
    if (search.allows(parametersOf(search, row, parameters))) {
      rows.set(row, axes.length * found++)
      misses = 0
    } else leftOut++
  }
  return planOf(search, rows.subarray(0, found * axes.length), leftOut)
}
