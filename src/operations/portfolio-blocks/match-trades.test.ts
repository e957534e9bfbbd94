import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { tradesOf, type WrittenTrade } from "../../../test/trades-of.ts"
import type { TradeColumns } from "../../engine/trade-log/trade-columns.ts"
import { joinBatches } from "./join-batches.ts"
import { matchTrades } from "./match-trades.ts"

/** Trades whose legs are their strategy's, so that two written alike are the same trade. */
function batch(written: readonly WrittenTrade[]): TradeColumns {
  return { ...tradesOf(written), legs: written.map(({ strategy }) => `legs of ${strategy ?? ""}`) }
}

const monday = { open: "2024-01-08 09:35", close: "2024-01-08 16:00", pnl: 100, strategy: "A" }
const tuesday = { open: "2024-01-09 09:35", close: "2024-01-09 16:00", pnl: -50, strategy: "A" }
const stillOpen = { open: "2024-01-09 09:35", pnl: 12, strategy: "A" }

describe("matching batches", () => {
  it("finds the k-th equal row in the k-th that is there", () => {
    const { repeated } = matchTrades([batch([monday, monday]), batch([monday, monday, monday])])
    expect(repeated).toEqual([
      { row: { batch: 1, row: 0 }, of: { batch: 0, row: 0 } },
      { row: { batch: 1, row: 1 }, of: { batch: 0, row: 1 } },
    ])
  })

  it("takes equal rows within one batch for different trades: the importer has told doubles apart already", () => {
    expect(matchTrades([batch([monday, monday])]).repeated).toEqual([])
    expect(matchTrades([batch([tuesday]), batch([monday, monday])]).repeated).toEqual([])
  })

  it("does not take for the same what differs in P/L, times, strategy or contracts", () => {
    const others: WrittenTrade[] = [
      { ...monday, pnl: 100.01 },
      { ...monday, open: "2024-01-08 09:36" },
      { ...monday, close: "2024-01-08 15:59" },
      { ...monday, strategy: "B" },
      { ...monday, contracts: 2 },
    ]
    expect(matchTrades([batch([monday]), batch(others)]).repeated).toEqual([])
  })

  it("takes for the same what differs in funds, margin or fees: one export has them and another not", () => {
    const other = { ...monday, funds: 10_000, margin: 500, fees: [1, 1] as const }
    expect(matchTrades([batch([monday]), batch([other])]).repeated).toHaveLength(1)
  })

  it("puts an open trade out of force when it is closed, or marked anew", () => {
    const first = { batch: 0, row: 0 }
    expect(matchTrades([batch([stillOpen]), batch([tuesday])])).toEqual({ repeated: [], superseded: [first] })
    const marked = { ...stillOpen, pnl: 20 }
    expect(matchTrades([batch([stillOpen]), batch([marked])])).toEqual({ repeated: [], superseded: [first] })
  })

  it("leaves a closed trade closed when an older file has it open", () => {
    const { repeated, superseded } = matchTrades([batch([tuesday]), batch([stillOpen])])
    expect({ repeated: repeated.length, superseded }).toEqual({ repeated: 1, superseded: [] })
  })

  it("follows a trade through three batches", () => {
    const batches = [batch([stillOpen]), batch([{ ...stillOpen, pnl: 30 }]), batch([monday, tuesday])]
    const joined = joinBatches(batches)
    expect(Array.from(joined.trades.pnl)).toEqual([100, -50])
    expect(Array.from(joined.batch)).toEqual([2, 2])
  })
})

describe("joining batches", () => {
  const trade = fc.record({
    open: fc.constantFrom("2024-01-08 09:35", "2024-01-09 10:00", "2024-01-10 11:15"),
    close: fc.constantFrom("2024-01-11 16:00", "2024-01-12 12:00"),
    pnl: fc.integer({ min: -3, max: 3 }),
    strategy: fc.constantFrom("A", "B"),
  })
  const contents = (columns: TradeColumns) =>
    Array.from({ length: columns.count }, (_, row) =>
      [
        columns.openDay[row],
        columns.openMinute[row],
        columns.closeDay[row],
        columns.pnl[row],
        columns.legs[row],
      ].join(" "),
    ).toSorted()

  it("adds nothing when a file is imported again", () => {
    fc.assert(
      fc.property(fc.array(trade), (written) => {
        expect(contents(joinBatches([batch(written), batch(written)]).trades)).toEqual(
          contents(batch(written)),
        )
      }),
    )
  })

  it("of an export and a longer one is the longer one", () => {
    fc.assert(
      fc.property(fc.array(trade), fc.array(trade), (written, more) => {
        const longer = batch([...written, ...more])
        expect(contents(joinBatches([batch(written), longer]).trades)).toEqual(contents(longer))
      }),
    )
  })

  it("holds of each content as many as the batch that has most of it", () => {
    const count = (list: readonly string[]) =>
      list.reduce((counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1), new Map<string, number>())
    fc.assert(
      fc.property(fc.array(fc.array(trade), { minLength: 1, maxLength: 4 }), (files) => {
        const counts = files.map((file) => count(contents(batch(file))))
        const joined = count(contents(joinBatches(files.map(batch)).trades))
        const keys = new Set(counts.flatMap((one) => [...one.keys()]))
        expect(joined.size).toBe(keys.size)
        for (const key of keys)
          expect(joined.get(key)).toBe(Math.max(...counts.map((one) => one.get(key) ?? 0)))
      }),
    )
  })
})
