import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Decimal, ZERO } from "../money/decimal.ts"
import { day } from "./ledger.fixture.ts"
import { type CostBasis, type Lot, takeFromLots } from "./lots.ts"

const lot = (date: string, quantity: number, cost: number): Lot => ({
  openDay: day(date),
  quantity: new Decimal(quantity),
  cost: new Decimal(cost),
})

// 100 at 20, 60 at 32.50, 80 at 27.25, 40 at 41.
const lots = [
  lot("2024-01-02", 100, 2000),
  lot("2024-02-01", 60, 1950),
  lot("2024-03-01", 80, 2180),
  lot("2024-04-02", 40, 1640),
]

const sum = (parts: readonly Lot[], key: "quantity" | "cost") =>
  parts.reduce((total, part) => total.plus(part[key]), ZERO)

describe("taking 130 of four lots", () => {
  it.each([
    // By hand: 2000 + 30 × 32.5; 1640 + 2180 + 10 × 32.5; 1640 + 1950 + 30 × 27.25; 7770 ÷ 280 × 130.
    ["fifo", 2975],
    ["lifo", 4145],
    ["hifo", 4407.5],
    ["average", 3607.5],
  ] as const)("%s takes a cost of %d", (method, cost) => {
    const { taken } = takeFromLots(lots, new Decimal(130), method)
    expect(sum(taken, "quantity").toNumber()).toBe(130)
    expect(Number(sum(taken, "cost").toFixed(20))).toBe(cost)
  })

  it("keeps the rest of a lot that is taken in part, with its opening day", () => {
    const { left } = takeFromLots(lots, new Decimal(130), "fifo")
    expect(left[0]).toEqual(lot("2024-02-01", 30, 975))
  })

  it("leaves the average cost of what is left as it was", () => {
    const { left } = takeFromLots(lots, new Decimal(130), "average")
    expect(sum(left, "cost").div(sum(left, "quantity")).toFixed(10)).toBe("27.7500000000")
  })
})

it("takes of a short sale what is covered", () => {
  const { taken, left } = takeFromLots([lot("2024-01-03", -50, -3000)], new Decimal(-20), "fifo")
  expect([taken, left]).toEqual([[lot("2024-01-03", -20, -1200)], [lot("2024-01-03", -30, -1800)]])
})

it("refuses to take more than there is", () => {
  for (const method of ["fifo", "average"] as const) {
    expect(() => takeFromLots(lots, new Decimal(281), method)).toThrow("requires lots of at least 281")
  }
})

it("loses nothing: what is taken and what is left sum to what was there, to the last digit", () => {
  const anyLots = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 10_000 }),
      cost: fc.integer({ min: 0, max: 1_000_000 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  const method = fc.constantFrom<CostBasis>("fifo", "lifo", "hifo", "average")
  fc.assert(
    fc.property(anyLots, fc.integer({ min: 1, max: 97 }), method, (drawn, percent, by) => {
      const held = drawn.map(({ quantity, cost }, i) => lot(`2024-01-0${i + 1}`, quantity / 7, cost / 100))
      const wanted = sum(held, "quantity").times(percent).div(100)
      const { taken, left } = takeFromLots(held, wanted, by)
      expect(sum(taken, "quantity").eq(wanted)).toBe(true)
      for (const key of ["quantity", "cost"] as const) {
        expect(sum(taken, key).plus(sum(left, key)).eq(sum(held, key))).toBe(true)
      }
    }),
  )
})
