import * as fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { openColumnBlock, type Trade, tradeField, tradesQuery } from "../../src/contract/index.ts"
import { exportTrades } from "../../src/operations/export-trades.ts"
import { listTrades, type TradesRequest } from "../../src/operations/list-trades.ts"
import type { OperationContext } from "../../src/operations/operation-context.ts"
import { readTradeColumns } from "../../src/operations/read-trade-columns.ts"
import { importTrades, openOn, type PortfolioWorld, portfolioWorld, tradeOn } from "./portfolio-world.ts"

let world: PortfolioWorld
let ann: OperationContext
let portfolioId: string

/** Blank and equal values in every kind of column, trades of two imports, and some that are open. */
const firstBatch = Array.from({ length: 20 }, (_, index) =>
  tradeOn(3 + (index % 5), {
    "Time Opened": `09:${30 + index}:00`,
    Strategy: ["Put Spread", "Call Spread", ""][index % 3],
    "Margin Req.": index % 4 === 0 ? "" : String(1_000 * (index % 4)),
    "No. of Contracts": String(1 + (index % 2)),
    "P/L": String(210 * (1 + (index % 2)) - 1.5),
    Legs: `leg ${index % 6}`,
  }),
)
const secondBatch = [
  ...Array.from({ length: 6 }, (_, index) =>
    tradeOn(10, { "Time Opened": `10:0${index}:00`, Legs: 'free, "text"' }),
  ),
  openOn(11, { "Time Opened": "09:31:00" }),
  openOn(11, { "Time Opened": "09:32:00", Strategy: "Call Spread" }),
]

beforeAll(async () => {
  world = await portfolioWorld()
  ann = world.contextOf("ann")
  ;({ portfolioId } = await importTrades(ann, firstBatch))
  await importTrades(ann, secondBatch, { portfolioId })
})
afterAll(() => world.remove())

const request = (over: Partial<TradesRequest> = {}): TradesRequest => {
  const { cursor: _, ...defaults } = tradesQuery.parse({})
  return { ...defaults, limit: 200, after: null, ...over }
}
const list = async (over: Partial<TradesRequest> = {}) =>
  (await listTrades(ann, portfolioId, request(over))).load()

describe("a page of trades", () => {
  it("has every field of a trade, blank ones as null", async () => {
    const { data } = await list({ sort: "openDate", limit: 1 })
    expect(data[0]).toEqual({
      id: expect.stringMatching(/^id-\d{4}:2$/) as unknown,
      line: 2,
      openDate: "2025-03-03",
      openTime: "09:30",
      closeDate: "2025-03-03",
      closeTime: "16:00",
      strategy: "Put Spread",
      legs: "leg 0",
      contracts: 1,
      pnl: 208.5,
      premium: 210,
      closingCost: 0,
      openingFees: 1.5,
      closingFees: 0,
      margin: null,
      fundsAtClose: null,
      returnOnMargin: null,
      reason: "Expired",
      openingPrice: 5815,
      closingPrice: 5815,
      openingVix: null,
      closingVix: null,
      gap: null,
      movement: null,
      maxProfit: null,
      maxLoss: null,
    })
  })

  it("follows on the one before: together they are the whole list, in any order, at any size", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...tradeField.options),
        fc.boolean(),
        fc.integer({ min: 1, max: 12 }),
        async (field, descending, limit) => {
          const sort = `${descending ? "-" : ""}${field}`
          const whole = (await list({ sort })).data.map(({ id }) => id)
          const paged: (string | undefined)[] = []
          let after: TradesRequest["after"] = null
          do {
            const page: Awaited<ReturnType<typeof list>> = await list({ sort, limit, after })
            expect(page.data.length).toBeLessThanOrEqual(limit)
            paged.push(...page.data.map(({ id }) => id))
            after = page.next
          } while (after !== null)
          expect(paged).toEqual(whole)
          expect(new Set(whole).size).toBe(firstBatch.length + secondBatch.length)
        },
      ),
      { numRuns: 60 },
    )
  })

  it("is in the order asked for, blank values last either way", async () => {
    for (const field of ["pnl", "margin", "closeDate", "openTime"] as const) {
      for (const descending of [false, true]) {
        const { data } = await list({ sort: `${descending ? "-" : ""}${field}` })
        const values = data.map((trade) => trade[field])
        const known = values.filter((value) => value !== null && value !== undefined)
        expect(values.slice(known.length).every((value) => value === null)).toBe(true)
        const sorted = known.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
        expect(known).toEqual(descending ? sorted.toReversed() : sorted)
      }
    }
  })

  it("begins after a trade that is gone, when it went meanwhile", async () => {
    const { data } = await list({ sort: "openDate" })
    const after = { key: 20_150, importId: "id-9999", line: 1 } // 2025-03-03, beyond every id
    const rest = (await list({ sort: "openDate", after })).data
    expect(rest).toEqual(data.filter((trade) => (trade.openDate ?? "") > "2025-03-03"))
  })

  it("holds the fields asked for, in that order", async () => {
    const { data } = await list({ fields: ["pnl", "id"], limit: 1 })
    expect(Object.keys(data[0])).toEqual(["pnl", "id"])
  })

  it("is of the trades that the filter leaves", async () => {
    const count = async (over: Partial<TradesRequest>) => (await list(over)).data.length
    expect(await count({ status: "open" })).toBe(2)
    expect(await count({ status: "closed" })).toBe(26)
    expect(await count({ strategy: ["Call Spread"], status: "open" })).toBe(1)
    expect(await count({ strategy: ["", "Call Spread"], status: "closed" })).toBe(13)
    expect(await count({ from: "2025-03-10", status: "closed" })).toBe(6)
    expect(await count({ from: "2025-03-11", dateBasis: "open" })).toBe(2)
    expect(await count({ to: "2025-03-10", dateBasis: "open" })).toBe(26)
  })

  it("is refused for an order, a strategy or a cursor that there is not", async () => {
    await expect(list({ sort: "-colour" })).rejects.toMatchObject({ code: "unknown-sort-field" })
    await expect(list({ strategy: ["Butterfly"] })).rejects.toMatchObject({ code: "unknown-strategy" })
    const after = { key: "text", importId: "id-0001", line: 2 }
    await expect(list({ sort: "pnl", after })).rejects.toMatchObject({ code: "invalid-cursor" })
  })
})

describe("an export of trades", () => {
  it("has the rows of the list", async () => {
    const { data } = await list({ sort: "pnl" })
    const table = await exportTrades(ann, portfolioId, request({ sort: "pnl" }))
    expect(table.count).toBe(data.length)
    const rows = Array.from({ length: table.count }, (_, index) => table.row(index))
    expect(rows).toEqual(data.map((trade) => table.fields.map((field: keyof Trade) => trade[field])))
  })
})

describe("the trade columns", () => {
  const columnsOf = async (columns: readonly string[] | null) =>
    openColumnBlock(await (await readTradeColumns(ann, portfolioId, { columns })).load())

  it("are the numbers of every trade, oldest first, with where each came from and the sessions they span", async () => {
    const block = await columnsOf(null)
    expect(block.meta).toMatchObject({
      portfolioId,
      revision: 2,
      initialCapital: null,
      trades: 28,
      strategyNames: ["Put Spread", "Call Spread", ""],
      dailyLog: false,
    })
    const { imports } = block.meta as { imports: string[] }
    const { data } = await list({ sort: "openDate" })
    const ids = Array.from(
      block.column("import") as Int32Array,
      (batch, row) => `${imports[batch]}:${String(block.column("line")[row])}`,
    )
    expect(new Set(ids)).toEqual(new Set(data.map(({ id }) => id)))
    expect(ids).toHaveLength(data.length)
    expect(block.names).not.toContain("legs")
    // 2025-03-03 to 2025-03-11: seven weekdays, no holiday among them.
    expect(block.column("sessions")).toHaveLength(7)
  })

  it("leave out what is not named, the daily log that there is not included", async () => {
    expect((await columnsOf(["pnl", "sessions", "dailyLog"])).names).toEqual(["pnl", "sessions"])
  })

  it("hold texts when they are named", async () => {
    const block = await columnsOf(["legs", "pnl"])
    expect(block.names).toEqual(["pnl", "legs"])
    expect(block.text("legs", 27)).toBe(
      (await list({ sort: "-openTime", status: "open", limit: 1 })).data[0].legs,
    )
  })

  it("are refused by a name that there is not", async () => {
    await expect(columnsOf(["colour"])).rejects.toMatchObject({ code: "unknown-trade-column" })
  })
})
