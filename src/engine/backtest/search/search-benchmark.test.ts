import { describe, expect, it } from "vitest"
import { dailyBars } from "../bars.fixture.ts"
import { concludeSearch } from "./conclude-search.ts"
import { planGrid } from "./plan-grid.ts"
import { prepareSearch } from "./prepare-search.ts"
import { runSearch } from "./run-search.ts"
import type { SearchRequest } from "./search-request.ts"
import { searchFold, stitchFolds, walkForwardFolds } from "./walk-forward.ts"

const BARS = 60
const bars = dailyBars(
  Array.from({ length: BARS }, (_, i) => {
    const price = 100 + ((i * i * 7) % 23)
    return [price, price, price, price]
  }),
)
const benchmark = {
  days: bars.days,
  values: Float64Array.from({ length: BARS }, (_, i) => 50 + ((i * 5) % 11)),
}
const request: SearchRequest = {
  bars,
  strategy: { id: "momentum", direction: "both" },
  settings: { cash: 1000, commission: 0, fractional: true },
  ranges: [{ name: "lookback", from: 1, to: 2, step: 1 }],
}

function walked(asked: SearchRequest) {
  const search = prepareSearch(asked)
  const folds = walkForwardFolds(search.window, { folds: 2, inSampleShare: 0.5, anchored: true })
  const choices = folds.map((fold) => searchFold(asked, fold))
  return { choices, ...stitchFolds(search, folds, choices) }
}

// By NumPy (cov of the curve's returns and those of the reference, year of 365 days) over a second implementation of the engine.
describe("a search that is compared with something", () => {
  it("walks forward against the instrument itself, on the days out of sample", () => {
    const { statistics, equity, choices } = walked(request)
    expect(choices.map(({ params }) => params?.["lookback"])).toEqual([1, 1])
    expect(equity.at(-1)).toBeCloseTo(1146.6997510563965, 8)
    expect(statistics["beta"]).toBeCloseTo(0.6950047788324575, 12)
    expect(statistics["alpha"]).toBeCloseTo(13.351192384380841, 9)
    expect(statistics["trackingError"]).toBeCloseTo(0.8102307847270008, 12)
  })

  it("chooses and walks forward by a benchmark", () => {
    const { statistics, equity, choices } = walked({ ...request, benchmark, maximize: "beta" })
    expect(choices.map(({ params }) => params?.["lookback"])).toEqual([2, 1])
    expect(choices[0].inSampleFigure).toBeCloseTo(0.05502681136897081, 12)
    expect(equity.at(-1)).toBeCloseTo(1147.4307983968126, 8)
    expect(statistics["beta"]).toBeCloseTo(-0.132005567882016, 12)
    expect(statistics["correlation"]).toBeCloseTo(-0.23438064180214965, 12)
  })

  it("tells of its best run against the benchmark what made it the best", () => {
    const search = prepareSearch({ ...request, benchmark, maximize: "beta" })
    const plan = planGrid(search)
    const columns = runSearch(search, plan, { from: 0, to: plan.runs })
    const { best } = concludeSearch(search, plan, columns, { isGrid: true })
    expect(best?.statistics["beta"]).toBe(Math.max(...columns.objective))
  })
})
