import { describe, expect, it } from "vitest"
import { textFile } from "../../test/fixtures/option-omega-csv.ts"
import { isoDate } from "../engine/money/iso-date.ts"
import type { ReadTradeLogFile } from "../operations/ports.ts"
import { readFiles } from "./read-files.ts"

function readList(text: string): ReadTradeLogFile {
  const [file] = readFiles([textFile(text)], {})
  if (file.role !== "trade-log") throw new Error("expected a trade log")
  return file
}

const header = "Date Opened,Date Closed,Symbol,Side,Qty,Entry Price,Exit Price,P/L"

describe("a list of closed trades", () => {
  it("gives trades without funds, margin and times; side and prices are kept as the user's own", () => {
    const { trades, report, initialCapital } = readList(
      `${header}\n2024-01-02,2024-01-03,ABC,BUY,2,100,110,20\n`,
    )
    expect(report.format).toBe("closed-trades")
    expect([trades.contracts[0], trades.pnl[0], trades.underlyingNames[0], initialCapital]).toEqual([
      2,
      20,
      "ABC",
      null,
    ])
    expect(trades.custom.map(({ name, type }) => [name, type])).toEqual([
      ["Side", "text"],
      ["Entry Price", "number"],
      ["Exit Price", "number"],
    ])
  })

  it("opens and closes on the one date there is", () => {
    const { trades } = readList("Close Date,Ticker,Direction,Profit/Loss\n2024-01-03,ABC,long,20\n")
    expect([trades.openDay[0], trades.closeDay[0]].map(isoDate)).toEqual(["2024-01-03", "2024-01-03"])
    expect(trades.contracts[0]).toBe(1)
  })

  it("rejects a row without a date", () => {
    const { report } = readList("Close Date,Symbol,Side,P&L\n,ABC,BUY,20\n2024-01-03,ABC,BUY,20\n")
    expect(report.rejected).toMatchObject([{ line: 2, column: "Close Date", reason: "missing-value" }])
  })

  it("names the trades whose P/L has another sign than side, entry and exit give", () => {
    const rows = ["BUY,1,100,110,10", "SELL,1,120,115,-5", "SHORT,1,120,125,-5", "HOLD,1,1,2,-1"]
    const { report } = readList(
      [header, ...rows.map((row, i) => `2024-01-0${i + 1},2024-01-0${i + 1},X,${row}`)].join("\n"),
    )
    expect(report.checks.at(-1)).toMatchObject({
      id: "side-arithmetic",
      passed: false,
      violations: [{ line: 3, expected: "a gain", found: -5 }],
    })
  })
})
