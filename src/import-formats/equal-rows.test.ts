import * as fc from "fast-check"
import { expect, it } from "vitest"
import { EqualRows, mixHash } from "./equal-rows.ts"

it("finds the first of equal rows, whatever the hashes collide with", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 2500 }),
      fc.integer({ min: 1, max: 400 }),
      (values, buckets) => {
        const rows = new EqualRows()
        const first = new Map<number, number>()
        values.forEach((value, row) => {
          const found = rows.findOrAdd(row, value % buckets, (earlier) => values[earlier] === value)
          expect(found).toBe(first.get(value) ?? -1)
          if (!first.has(value)) first.set(value, row)
        })
      },
    ),
    { numRuns: 30 },
  )
})

it("mixes both halves of a number into the hash", () => {
  const hashes = new Set([0, 1, -1, 2 ** 40, 2 ** -40, 0.1, Math.PI].map((value) => mixHash(17, value)))
  expect(hashes.size).toBe(7)
})
