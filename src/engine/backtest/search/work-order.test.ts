import { expect, it } from "vitest"
import { generator, randomBars } from "../random-bars.fixture.ts"
import { planGrid } from "./plan-grid.ts"
import { prepareSearch } from "./prepare-search.ts"

const bars = randomBars(generator(2), { count: 100, volatility: 0.03, intraday: false })

function planOf(fasts: number, slows: number) {
  const ranges = [
    { name: "fast", from: 2, to: 1 + fasts, step: 1 },
    { name: "slow", from: 4, to: 3 + slows, step: 1 },
  ]
  return planGrid(prepareSearch({ bars, strategy: { id: "sma-cross" }, ranges }))
}

it("takes the axis with the most values slowest, each run once", () => {
  // fast 2 to 4, slow 4 to 8: (4, 4) is left out, the last of those with slow 4.
  const { order, values, runs } = planOf(3, 5)
  const rows = Array.from(order ?? [], (run) => `${values[2 * run]} ${values[2 * run + 1]}`)
  expect(rows.slice(0, 6)).toEqual(["2 4", "3 4", "2 5", "3 5", "4 5", "2 6"])
  expect(new Set(rows).size).toBe(runs)
})

it("is the order of the rows where the first axis has the most", () => {
  expect(planOf(6, 5).order).toBeNull()
})
