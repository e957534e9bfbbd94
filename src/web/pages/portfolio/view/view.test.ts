import * as fc from "fast-check"
import { expect, it } from "vitest"
import { epochDayOf } from "../../../../engine/money/iso-date.ts"
import { defaultView, formatView, parseView, type View } from "./view.ts"

const day = fc.integer({ min: epochDayOf(1990, 1, 1), max: epochDayOf(2099, 12, 31) })
const sort = fc.record({ column: fc.stringMatching(/^[a-zA-Z]{1,12}$/), descending: fc.boolean() })
const view: fc.Arbitrary<View> = fc.record({
  strategies: fc.uniqueArray(fc.string({ unit: "grapheme" })),
  from: fc.option(day),
  to: fc.option(day),
  dateBasis: fc.constantFrom("close" as const, "open" as const),
  oneLot: fc.boolean(),
  riskFreeRate: fc.double({ min: -1, max: 10, noNaN: true }).map((rate) => (rate === 0 ? 0 : rate)),
  logScale: fc.boolean(),
  monthly: fc.constantFrom("return" as const, "pnl" as const),
  sort,
  strategySort: sort,
  columns: fc.option(fc.array(fc.stringMatching(/^[a-zA-Z]{1,12}$/), { minLength: 1 })),
  compact: fc.boolean(),
  trade: fc.option(fc.nat()),
})

it("has the whole view in the address", () => {
  fc.assert(
    fc.property(view, (given) => {
      expect(parseView(formatView(given))).toEqual(given)
    }),
  )
})

it("keeps the plain address plain", () => {
  expect(formatView(defaultView)).toBe("")
  expect(parseView("")).toEqual(defaultView)
})

it("keeps a strategy's commas", () => {
  expect(parseView("?strategy=R7.+Gabo,+DC+SPX&strategy=MEIC").strategies).toEqual([
    "R7. Gabo, DC SPX",
    "MEIC",
  ])
})

it("falls back to the default where an address makes no sense", () => {
  expect(parseView("?from=2025-02-30&rf=much&trade=-4&sort=1;drop&basis=x")).toEqual(defaultView)
})
