import * as fc from "fast-check"
import { expect, it } from "vitest"
import { cellAt, cellBox, labelledSteps, layOut } from "./heatmap-layout.ts"

it("puts the lowest row at the bottom", () => {
  const layout = layOut({ width: 264, height: 144 }, 4, 4)
  expect(cellBox(layout, { column: 0, row: 0 })).toEqual({ left: 56, top: 79, width: 50, height: 25 })
  expect(cellBox(layout, { column: 3, row: 3 })).toEqual({ left: 206, top: 4, width: 50, height: 25 })
})

it("does not stretch a few cells over the whole width", () => {
  expect(layOut({ width: 1400, height: 500 }, 3, 2)).toMatchObject({ width: 264, height: 72 })
})

it("finds each cell at its own middle, and none beside the grid", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 100 }),
      fc.nat(),
      fc.nat(),
      (columns, rows, a, b) => {
        const layout = layOut({ width: 900, height: 560 }, columns, rows)
        const cell = { column: a % columns, row: b % rows }
        const box = cellBox(layout, cell)
        expect(cellAt(layout, box.left + box.width / 2, box.top + box.height / 2)).toEqual(cell)
        expect(cellAt(layout, layout.left - 1, layout.top + 1)).toBeNull()
        expect(cellAt(layout, layout.left + 1, layout.top + layout.height + 1)).toBeNull()
      },
    ),
  )
})

it("writes as many labels as have room", () => {
  expect(labelledSteps(10, 400, 40)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(labelledSteps(100, 400, 40)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90])
})
