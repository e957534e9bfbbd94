import * as fc from "fast-check"
import { expect, it } from "vitest"
import { rangeColumn, rangeColumns, rangeNames } from "./range-columns.ts"

type Prices = Parameters<typeof rangeColumns>[0]

function keep(bars: Prices) {
  const columns = new Map<string, ArrayLike<number>>([["close", bars.close], ...rangeColumns(bars)])
  return { names: [...columns.keys()], column: (name: string) => columns.get(name) ?? [] }
}

const barsOf = (rows: readonly (readonly number[])[]): Prices => ({
  open: Float64Array.from(rows, ([open]) => open),
  high: Float64Array.from(rows, ([, high]) => high),
  low: Float64Array.from(rows, ([, , low]) => low),
  close: Float64Array.from(rows, ([, , , close]) => close),
})

it("keeps prices in cents in two bytes each", () => {
  const block = keep(barsOf([[100.1, 101.25, 99.99, 100.7]]))
  expect(Array.from(block.column("high"))).toEqual([55])
  expect(block.column("high")).toBeInstanceOf(Int16Array)
})

it("keeps prices that are no short decimals as they are", () => {
  const block = keep(barsOf([[1 / 3, 2 / 3, 1 / 7, 0.5]]))
  expect(block.column("high")).toBeInstanceOf(Float64Array)
})

it("has none where none were kept", () => {
  const block = { names: ["close"], column: () => Float64Array.of(1, 2) }
  expect([...rangeColumn(block, "open")]).toEqual([NaN, NaN])
})

it("gives back every price exactly", () => {
  const cents = fc.tuple(
    ...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 2 ** 33 }).map((n) => n / 1e4)),
  )
  const any = fc.tuple(...Array.from({ length: 4 }, () => fc.double({ min: 1e-9, max: 1e12, noNaN: true })))
  fc.assert(
    fc.property(fc.oneof(fc.array(cents, { minLength: 1 }), fc.array(any, { minLength: 1 })), (rows) => {
      const bars = barsOf(rows)
      const block = keep(bars)
      for (const name of rangeNames) expect([...rangeColumn(block, name)]).toEqual([...bars[name]])
    }),
  )
})
