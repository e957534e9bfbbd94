import { describe, expect, it } from "vitest"
import { tradesOf } from "../../../test/trades-of.ts"
import { packDailyLogColumns, unpackDailyLogColumns } from "./pack-daily-log-columns.ts"
import { packTradeColumns } from "./pack-trade-columns.ts"
import type { PackedValues } from "./packed-columns.ts"
import type { TradeColumns } from "./trade-columns.ts"
import { unpackTradeColumns } from "./unpack-trade-columns.ts"

const log: TradeColumns = {
  ...tradesOf([
    { open: "2024-01-02 09:35", close: "2024-01-02 15:30", pnl: 1, strategy: "A", margin: 10 },
    { open: "2024-01-04", pnl: 0, strategy: "B" },
  ]),
  custom: [
    { name: "Note", type: "text", values: ["x", ""] },
    { name: "Delta", type: "number", values: Float64Array.of(0.1, Number.NaN) },
  ],
}

describe("packed trade columns", () => {
  it("give the same log back, its numbers without a copy", () => {
    const { meta, columns } = packTradeColumns(log, { texts: true })
    const back = unpackTradeColumns(meta, columns)
    expect(back).toEqual(log)
    expect(back.pnl).toBe(log.pnl)
    expect(back.openMinute).toBe(log.openMinute)
  })

  it("have a meta that survives JSON", () => {
    const { meta, columns } = packTradeColumns(log, { texts: true })
    expect(unpackTradeColumns(JSON.parse(JSON.stringify(meta)) as typeof meta, columns)).toEqual(log)
  })

  it("may leave out texts: legs are then empty and custom texts absent", () => {
    const { meta, columns } = packTradeColumns(log, { texts: false })
    expect([...columns.values()].every((values) => ArrayBuffer.isView(values))).toBe(true)
    const back = unpackTradeColumns(meta, columns)
    expect(back.legs).toEqual(["", ""])
    expect(back.custom).toEqual([log.custom[1]])
  })

  it("leave out a custom column that was not sent", () => {
    const { meta, columns } = packTradeColumns(log, { texts: true })
    const without = new Map(columns)
    without.delete("custom.0")
    expect(unpackTradeColumns(meta, without).custom).toEqual([log.custom[1]])
  })

  it.each<[string, PackedValues | null, string]>([
    ["pnl", null, 'the column "pnl" is absent'],
    ["pnl", Int32Array.of(1, 0), 'the column "pnl" is no Float64Array'],
    ["margin", Float64Array.of(1), 'the column "margin" has 1 values where 2 were expected'],
    ["legs", Float64Array.of(1, 2), 'the column "legs" holds no texts'],
    ["custom.1", ["a", "b"], 'the column "custom.1" is no Float64Array'],
    ["strategy", Int32Array.of(0, 2), 'the column "strategy" refers to name 2 of 2'],
    ["reason", Int32Array.of(-1, 0), 'the column "reason" refers to name -1 of 1'],
  ])("are refused when %s is wrong", (name, values, message) => {
    const { meta, columns } = packTradeColumns(log, { texts: true })
    const broken = new Map(columns)
    if (values === null) broken.delete(name)
    else broken.set(name, values)
    expect(() => unpackTradeColumns(meta, broken)).toThrow(message)
  })
})

describe("packed daily-log columns", () => {
  const numbers = () => Float64Array.of(1, 2)
  const days = {
    count: 2,
    line: Int32Array.of(2, 3),
    day: Int32Array.of(19_724, 19_725),
    netLiquidity: numbers(),
    pnl: numbers(),
    currentFunds: numbers(),
    withdrawn: numbers(),
    tradingFunds: numbers(),
    pnlPercent: numbers(),
    drawdownPercent: numbers(),
  }

  it("give the same log back without a copy", () => {
    const back = unpackDailyLogColumns(packDailyLogColumns(days))
    expect(back).toEqual(days)
    expect(back.netLiquidity).toBe(days.netLiquidity)
  })

  it("are refused when a column is missing", () => {
    const columns = new Map(packDailyLogColumns(days))
    columns.delete("withdrawn")
    expect(() => unpackDailyLogColumns(columns)).toThrow('the column "withdrawn" is absent')
  })
})
