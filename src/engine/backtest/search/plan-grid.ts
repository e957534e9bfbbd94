import { firstTradableBar } from "../first-tradable-bar.ts"
import { InvalidBacktest } from "../invalid-backtest.ts"
import type { PreparedSearch } from "./prepare-search.ts"
import { workOrder } from "./work-order.ts"
import { ownMemory } from "./search-columns.ts"
import type { SearchPlan } from "./search-request.ts"

const MOST_COMBINATIONS = 1_000_000

/**
 * Every combination of the axes that the constraints allow, the first axis changing slowest.
 * @param memory bytes to put them into, such as some that threads share
 */
export function planGrid(search: PreparedSearch, memory = ownMemory): SearchPlan {
  const { axes } = search
  const total = axes.reduce((product, { values }) => product * values.length, 1)
  if (total > MOST_COMBINATIONS) {
    throw new InvalidBacktest(
      "bad-search",
      `the grid has ${total} combinations; allowed: at most ${MOST_COMBINATIONS}, or a random search of some of them`,
    )
  }
  const rows = new Float64Array(memory(8 * total * axes.length))
  const row = new Float64Array(axes.length)
  const parameters = search.fixed.slice()
  let runs = 0
  for (let combination = 0; combination < total; combination++) {
    let rest = combination
    for (let axis = axes.length - 1; axis >= 0; axis--) {
      const { values } = axes[axis]
      row[axis] = values[rest % values.length]
      rest = Math.floor(rest / values.length)
    }
    if (search.allows(parametersOf(search, row, parameters))) rows.set(row, axes.length * runs++)
  }
  const values = rows.subarray(0, runs * axes.length)
  return { ...planOf(search, values, total - runs), order: workOrder(axes, values, memory) }
}

/** The plan of given rows; every run of it trades from the largest warm-up among them. */
export function planOf(search: PreparedSearch, values: Float64Array, leftOut: number): SearchPlan {
  const { axes, strategy, window } = search
  const runs = values.length / axes.length
  if (runs === 0) {
    throw new InvalidBacktest("bad-search", `the constraints leave none of ${leftOut} combinations`)
  }
  const parameters = search.fixed.slice()
  let warmUp = 0
  for (let run = 0; run < runs; run++) {
    const row = values.subarray(run * axes.length, (run + 1) * axes.length)
    warmUp = Math.max(warmUp, strategy.warmUp(parametersOf(search, row, parameters)))
  }
  return {
    parameters: axes.map(({ name }) => name),
    runs,
    values,
    order: null,
    leftOut,
    firstTradable: firstTradableBar(window, warmUp),
  }
}

/**
 * Every parameter of the strategy for one row of a plan.
 * @param into memory for them, as long as `search.fixed`
 */
export function parametersOf(search: PreparedSearch, row: Float64Array, into: Float64Array): Float64Array {
  into.set(search.fixed)
  for (let axis = 0; axis < row.length; axis++) into[search.axes[axis].index] = row[axis]
  return into
}
