import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { tradesOf } from "../../../test/trades-of.ts"
import { mergeTradeColumns } from "./merge-trade-columns.ts"
import type { CustomColumn } from "./trade-columns.ts"

const first = tradesOf([
  { open: "2024-01-02 09:35", close: "2024-01-02 15:30", pnl: 1, strategy: "A", line: 4 },
  { open: "2024-01-04 09:35", pnl: 0, strategy: "B", line: 3 },
])
const second = tradesOf([
  { open: "2024-01-03 09:35", close: "2024-01-03 15:30", pnl: 2, strategy: "C", line: 2 },
  { open: "2024-01-04 09:35", close: "2024-01-05 15:30", pnl: 3, strategy: "B", line: 3 },
])

describe("mergeTradeColumns", () => {
  it("puts trades in order of opening, and batches in order within a minute", () => {
    const { trades, batch } = mergeTradeColumns([first, second], [])
    expect([...trades.pnl]).toEqual([1, 2, 0, 3])
    expect([...batch]).toEqual([0, 1, 0, 1])
    expect([...trades.line]).toEqual([4, 2, 3, 3])
  })

  it("leaves out the rows named, by batch and line", () => {
    const { trades, batch } = mergeTradeColumns([first, second], [{ batch: 0, line: 3 }])
    expect(trades.count).toBe(3)
    expect([...trades.pnl]).toEqual([1, 2, 3])
    expect([...batch]).toEqual([0, 1, 1])
  })

  it("makes one list of the names and keeps each trade's own", () => {
    const { trades } = mergeTradeColumns([first, second], [])
    expect(trades.strategyNames).toEqual(["A", "B", "C"])
    expect(Array.from(trades.strategy, (index) => trades.strategyNames[index])).toEqual(["A", "C", "B", "B"])
    expect(trades.legs).toEqual(["leg 0", "leg 0", "leg 1", "leg 1"])
  })

  it("gives a single batch back as it is", () => {
    expect(mergeTradeColumns([first], []).trades).toBe(first)
  })

  it("makes an empty log of no batches", () => {
    expect(mergeTradeColumns([], []).trades.count).toBe(0)
  })

  it("joins custom columns of one name, blank where a batch has none", () => {
    const delta: CustomColumn = { name: "Delta", type: "number", values: Float64Array.of(0.1, 0.2) }
    const note: CustomColumn = { name: "Note", type: "text", values: ["x", "y"] }
    const { trades } = mergeTradeColumns(
      [
        { ...first, custom: [delta] },
        { ...second, custom: [note] },
      ],
      [],
    )
    expect(trades.custom).toEqual([
      { name: "Delta", type: "number", values: Float64Array.of(0.1, Number.NaN, 0.2, Number.NaN) },
      { name: "Note", type: "text", values: ["", "x", "", "y"] },
    ])
  })

  it("turns a custom column into text when the batches do not agree on its type", () => {
    const numbers: CustomColumn = { name: "Tag", type: "number", values: Float64Array.of(7, Number.NaN) }
    const texts: CustomColumn = { name: "Tag", type: "text", values: ["a", "b"] }
    const { trades } = mergeTradeColumns(
      [
        { ...first, custom: [numbers] },
        { ...second, custom: [texts] },
      ],
      [],
    )
    expect(trades.custom).toEqual([{ name: "Tag", type: "text", values: ["7", "a", "", "b"] }])
  })

  it("keeps every trade exactly once, however a log is cut into batches", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ minute: fc.nat(5), strategy: fc.constantFrom("A", "B"), batch: fc.nat(2) })),
        (plan) => {
          const written = plan.map(({ minute, strategy }, i) => ({
            open: `2024-01-02 10:0${minute}`,
            close: "2024-01-02 16:00",
            pnl: i,
            strategy,
            line: i + 2,
          }))
          const parts = [0, 1, 2].map((batch) => tradesOf(written.filter((_, i) => plan[i].batch === batch)))
          const { trades, batch } = mergeTradeColumns(parts, [])
          const kept = Array.from(trades.line, (line, row) => [line, batch[row], trades.pnl[row]])
          expect(kept.toSorted(([a], [b]) => a - b)).toEqual(plan.map(({ batch: own }, i) => [i + 2, own, i]))
          const minutes = [...trades.openMinute]
          expect(minutes).toEqual(minutes.toSorted((a, b) => a - b))
        },
      ),
    )
  })
})
