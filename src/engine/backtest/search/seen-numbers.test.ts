import { array, assert, maxSafeNat, nat, oneof, property } from "fast-check"
import { expect, it } from "vitest"
import { SeenNumbers } from "./seen-numbers.ts"

const numbers = oneof(nat(50), maxSafeNat())

it("tells new numbers from those that were seen, as a Set does, whatever was expected", () => {
  assert(
    property(array(numbers, { maxLength: 300 }), nat(20), (values, expected) => {
      const seen = new SeenNumbers(expected)
      const known = new Set<number>()
      for (const value of values) {
        expect(seen.add(value)).toBe(!known.has(value))
        known.add(value)
      }
    }),
  )
})

it("finds room for numbers that differ beyond 2³² only", () => {
  const seen = new SeenNumbers(1_000)
  const values = Array.from({ length: 1_000 }, (_, i) => i * 2 ** 33)
  expect(values.every((value) => seen.add(value))).toBe(true)
  expect(values.some((value) => seen.add(value))).toBe(false)
})
