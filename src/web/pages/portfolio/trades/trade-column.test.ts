import { describe, expect, it } from "vitest"
import { tradesOf } from "../../../../../test/trades-of.ts"
import { columnsWithValues } from "./trade-column.ts"

const written = [
  { open: "2024-01-02 09:35", close: "2024-01-02 15:30", pnl: 300 },
  { open: "2024-01-03 09:35", close: "2024-01-03 15:30", pnl: -100 },
  { open: "2024-01-04 09:35", close: "2024-01-04 15:30", pnl: 200 },
]

describe("the columns of the trades table", () => {
  it("leave out what the log has no value of", () => {
    const ids = columnsWithValues(tradesOf(written)).map(({ id }) => id)
    expect(ids).toContain("pnl")
    expect(ids).not.toContain("margin")
    expect(ids).not.toContain("underlying")
  })

  it("have the log's own after ours, under their names, hidden at first", () => {
    const delta = { name: "Delta", type: "number", values: Float64Array.of(0.15, Number.NaN, -0.3) } as const
    const tag = { name: "Tag", type: "text", values: ["late", "", "early"] } as const
    const trades = { ...tradesOf(written), custom: [delta, tag] }
    const [first, second] = columnsWithValues(trades).slice(-2)
    expect([first.label, second.label]).toEqual(["Delta", "Tag"])
    expect([first.shownAtFirst, second.shownAtFirst]).toEqual([false, false])
    expect([0, 1, 2].map((row) => first.text(trades, row, "USD"))).toEqual(["0.15", "–", "−0.3"])
    expect([0, 1, 2].map((row) => second.text(trades, row, "USD"))).toEqual(["late", "–", "early"])
    // "early" sorts before "late"; the blank has no place.
    expect([...second.key(trades)]).toEqual([2, Number.NaN, 1])
  })
})
