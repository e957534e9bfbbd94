import * as fc from "fast-check"
import { expect, it } from "vitest"
import { selectInOrder, sortRows } from "./sort-rows.ts"

it("orders by key, ties by row, rows without a key last", () => {
  const { rows, keyed } = sortRows(Float64Array.of(3, -1, Number.NaN, 3, -250.5, 0))
  expect([...rows]).toEqual([4, 1, 5, 0, 3, 2])
  expect(keyed).toBe(5)
})

it("orders any doubles as a comparison sort does", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true })), (values) => {
      const expected = values
        .map((_, row) => row)
        .sort((a, b) => (values[a] === values[b] ? a - b : values[a] < values[b] ? -1 : 1))
      expect([...sortRows(Float64Array.from(values)).rows]).toEqual(expected)
    }),
  )
})

it("takes a selection in the order of the table", () => {
  const order = sortRows(Float64Array.of(3, -1, Number.NaN, 8, 5))
  const selection = Int32Array.of(0, 2, 3, 4)
  expect([...selectInOrder(order, selection, false)]).toEqual([0, 4, 3, 2])
  expect([...selectInOrder(order, selection, true)]).toEqual([3, 4, 0, 2])
})
