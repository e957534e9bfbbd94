import { expect, it } from "vitest"
import { drawdownInMoney } from "./drawdown-in-money.ts"

it("measures the fall from the most gained so far, a day-one loss included", () => {
  expect([...drawdownInMoney(Float64Array.of(-100, 300, -50, -70, 200))]).toEqual([-100, 0, -50, -120, 0])
})
