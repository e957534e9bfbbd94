import { InvalidBacktest } from "../invalid-backtest.ts"
import { parametersOf, planGrid } from "./plan-grid.ts"
import type { PreparedSearch } from "./prepare-search.ts"
import { planRandom } from "./plan-random.ts"
import type { Generator } from "./plan-random.ts"
import { searchRunner } from "./run-search.ts"
import { firstRuns, newSearchColumns, setRuns } from "./search-columns.ts"
import type { SearchColumns } from "./search-columns.ts"
import type { SearchPlan } from "./search-request.ts"
import { suggestParameters } from "./suggest-parameters.ts"

/** Runs at random before the model has something to learn from. */
const FIRST_RUNS = 16
/** The model weighs every run so far before each. */
const MOST_RUNS = 5000
/** Suggestions that were run already, in a row, before the search counts as finished. */
const MOST_REPEATS = 50

/** What was run, and what came of it. */
export type SearchedByModel = { readonly plan: SearchPlan; readonly columns: SearchColumns }

/**
 * Searches by a model of what the runs so far have shown: 16 runs at random, then one at a time where it looks best. Every run trades
 * from the largest warm-up of all combinations that the constraints allow. The same numbers of the generator give the same runs.
 * @param onRun told how many runs are done; returns false to stop, which is done once those at random are over
 * @param earlier the same search as far as it came before it was stopped; it goes on from there with the generator as it was then
 * @throws InvalidBacktest for a number of runs that is not allowed
 */
export function searchByModel(
  search: PreparedSearch,
  runs: number,
  random: Generator,
  onRun: (done: number) => boolean = () => true,
  earlier: SearchedByModel | null = null,
): SearchedByModel {
  checkRuns(runs)
  const { firstTradable, leftOut } = earlier?.plan ?? planGrid(search)
  const begun = earlier?.plan ?? planRandom(search, Math.min(runs, FIRST_RUNS), random)
  const { parameters } = begun
  const width = parameters.length
  const values = new Float64Array(runs * width)
  values.set(begun.values)
  const columns = newSearchColumns(runs, search)
  if (earlier !== null) setRuns(columns, 0, earlier.columns)
  const runRow = searchRunner(search, firstTradable, columns)
  const seen = new Set<string>()
  for (let run = 0; run < (earlier?.plan.runs ?? 0); run++)
    seen.add(values.subarray(run * width, (run + 1) * width).join(" "))
  const scratch = search.fixed.slice()
  const isNew = (row: Float64Array) =>
    !seen.has(row.join(" ")) && search.allows(parametersOf(search, row, scratch))
  let done = earlier?.plan.runs ?? 0
  for (let repeats = 0; done < runs && repeats < MOST_REPEATS;) {
    const row =
      done < begun.runs
        ? values.subarray(done * width, (done + 1) * width)
        : suggestParameters(search.axes, { runs: done, values, objective: columns.objective }, isNew, random)
    if (row === null) {
      repeats++
      continue
    }
    repeats = 0
    seen.add(row.join(" "))
    values.set(row, done * width)
    runRow(done, row)
    if (!onRun(++done) && done >= begun.runs) break
  }
  const plan = {
    parameters,
    runs: done,
    values: values.slice(0, done * width),
    order: null,
    leftOut,
    firstTradable,
  }
  return { plan, columns: firstRuns(columns, done) }
}

function checkRuns(runs: number): void {
  if (Number.isInteger(runs) && runs >= 1 && runs <= MOST_RUNS) return
  throw new InvalidBacktest(
    "bad-search",
    `${runs} runs by model; allowed: a whole number from 1 to ${MOST_RUNS}`,
  )
}
