import { createHash } from "node:crypto"
import { describe, expect, it } from "vitest"
import {
  optionOmegaCsv,
  optionOmegaHeader,
  textFile,
  twoTrades,
} from "../../test/fixtures/option-omega-csv.ts"
import { isoDate } from "../engine/money/iso-date.ts"
import { NO_MINUTE, STILL_OPEN } from "../engine/trade-log/trade-columns.ts"
import type { ReadTradeLogFile } from "../operations/ports.ts"
import { readFiles } from "./read-files.ts"

function readTrades(text: string, encoding: BufferEncoding = "utf8"): ReadTradeLogFile {
  const [file] = readFiles([textFile(text, "log.csv", encoding)], {})
  if (file.role !== "trade-log") throw new Error("expected a trade log")
  return file
}

const decision = (file: ReadTradeLogFile, what: string) =>
  file.report.decisions.find((made) => made.what === what)?.choice

describe("readFiles, what it keeps of a trade log", () => {
  it("turns the rows oldest first and keeps their lines", () => {
    const { trades, report } = readTrades(optionOmegaCsv(twoTrades))
    expect([...trades.openDay].map(isoDate)).toEqual(["2025-03-10", "2025-03-11"])
    expect([...trades.line]).toEqual([3, 2])
    expect(report.decisions.find(({ what }) => what === "order")?.choice).toBe("newest first, turned")
  })

  it("keeps the order of the file within a minute, turned when the file runs newest first", () => {
    const day = (date: string, strategy: string) => ({
      "Date Opened": date,
      "Date Closed": date,
      Strategy: strategy,
    })
    const newestFirst = [
      day("2025-03-12", "d"),
      day("2025-03-11", "c"),
      day("2025-03-11", "b"),
      day("2025-03-10", "a"),
    ]
    const names = ({ trades }: ReadTradeLogFile) =>
      Array.from(trades.strategy, (index) => trades.strategyNames[index]).join("")
    expect(names(readTrades(optionOmegaCsv(newestFirst)))).toBe("abcd")
    expect(names(readTrades(optionOmegaCsv(newestFirst.toReversed())))).toBe("abcd")
  })

  it("reads the same from every delimiter, line end and encoding", () => {
    const plain = readTrades(optionOmegaCsv(twoTrades))
    for (const delimiter of [",", ";", "\t"]) {
      for (const lineEnd of ["\n", "\r\n", "\r"]) {
        const { trades, report } = readTrades(optionOmegaCsv(twoTrades, { delimiter, lineEnd }))
        expect(trades).toEqual(plain.trades)
        expect(report.lines).toEqual(plain.report.lines)
      }
    }
    expect(readTrades(`\ufeff${optionOmegaCsv(twoTrades)}`, "utf16le").trades).toEqual(plain.trades)
  })

  it("takes the delimiter that a first line declares, and counts that line as preamble", () => {
    const { report } = readTrades(`sep=;\n${optionOmegaCsv(twoTrades, { delimiter: ";" })}`)
    expect(report.lines).toMatchObject({ total: 4, preamble: 1, header: 1, records: 2 })
    expect(report.preamble).toEqual(["sep=;"])
  })

  it("lists preamble and footer, and counts blank lines apart", () => {
    const text = `My account\n\n${optionOmegaCsv(twoTrades, { lineEnd: "\n" })}\nTotal,,,,,,,,,,417\nPast results say nothing.\n`
    const { report } = readTrades(text)
    expect(report.lines).toEqual({ total: 8, header: 1, preamble: 1, blank: 2, footer: 2, records: 2 })
    expect(report.footer).toEqual(["Total,,,,,,,,,,417", "Past results say nothing."])
    expect(report.rows).toBe(2)
  })

  it("rejects what looks like a footer when a row follows it", () => {
    const [later, earlier] = twoTrades
    const middle = "Total,,,,,,,,,,417\r\n"
    const lines = optionOmegaCsv([later, earlier]).split("\r\n")
    const { report } = readTrades(`${lines[0]}\r\n${lines[1]}\r\n${middle}${lines[2]}\r\n`)
    expect(report.lines.footer).toBe(0)
    expect(report.rejectedRows).toBe(1)
    expect(new Set(report.rejected.map(({ line }) => line))).toEqual(new Set([3]))
  })

  it("keeps unknown columns under their names, hostile ones too", () => {
    const header = [...optionOmegaHeader, "__proto__", "Delta"]
    const { trades, report } = readTrades(optionOmegaCsv(twoTrades, { header }))
    expect(trades.custom.map(({ name, type }) => [name, type])).toEqual([
      ["__proto__", "text"],
      ["Delta", "text"],
    ])
    expect(report.columns.at(-1)).toEqual({ name: "Delta", use: "custom" })
  })

  it("names the optional columns that are absent", () => {
    const header = optionOmegaHeader.filter((name) => name !== "Margin Req.")
    const { trades, report } = readTrades(optionOmegaCsv(twoTrades, { header }))
    expect(report.absentColumns).toContain("Margin Req.")
    expect([...trades.margin]).toEqual([NaN, NaN])
  })

  it("shows the first five records as they stand in the file", () => {
    const { report } = readTrades(optionOmegaCsv(twoTrades))
    expect(report.sample.header).toEqual(optionOmegaHeader)
    expect(report.sample.rows.map(({ line }) => line)).toEqual([2, 3])
    expect(report.sample.rows[0].cells[3]).toBe("1 Mar 10 5775 P STO 4.10 | 1 Mar 10 5725 P BTO 2.00")
  })

  it("gives the sha256 of the bytes", () => {
    const text = optionOmegaCsv(twoTrades)
    expect(readTrades(text).sha256).toBe(createHash("sha256").update(text).digest("hex"))
  })

  it("keeps cells that a spreadsheet would run as text", () => {
    const { trades } = readTrades(optionOmegaCsv([{ Strategy: "@SUM(A1)", Legs: "=cmd|x" }]))
    expect(trades.strategyNames).toEqual(["@SUM(A1)"])
    expect(trades.legs).toEqual(["=cmd|x"])
  })

  it("says on which line a character was lost in decoding", () => {
    // A lone surrogate in UTF-16 has no character.
    const text = optionOmegaCsv([{}, { Strategy: "Put \ud800 Spread" }], { lineEnd: "\n" })
    const { report, trades } = readTrades(`\ufeff${text}`, "utf16le")
    expect(trades.strategyNames).toContain("Put \ufffd Spread")
    expect(report.notes).toMatchObject([{ line: 3 }])
    expect(readTrades(optionOmegaCsv([{}])).report.notes).toEqual([])
  })

  it("strips control characters from labels and makes line ends spaces", () => {
    const { trades } = readTrades(optionOmegaCsv([{ Strategy: "Put\u0007 Spread", Legs: "a |\r\nb" }]))
    expect(trades.strategyNames).toEqual(["Put Spread"])
    expect(trades.legs).toEqual(["a | b"])
  })
})

describe("readFiles, blanks and odd values", () => {
  it("takes blank, 0 VIX and negative margin as unknown, and notes the margin", () => {
    const header = [...optionOmegaHeader, "Opening VIX", "Closing VIX"]
    const text = optionOmegaCsv([{ "Margin Req.": "-1", "Time Opened": "" }], { header }).replace(
      /,,\r\n$/,
      ",0,18.5\r\n",
    )
    const { trades, report } = readTrades(text)
    expect([trades.margin[0], trades.openingVix[0], trades.closingVix[0]]).toEqual([NaN, NaN, 18.5])
    expect(trades.openMinute[0]).toBe(NO_MINUTE)
    expect(report.notes).toEqual([{ line: 2, text: "the margin is negative; it is left blank" }])
  })

  it("counts a trade without a close date as open, and keeps it out of the checks", () => {
    const open = {
      "Date Closed": "",
      "Time Closed": "",
      "Reason For Close": "",
      "Avg. Closing Cost": "",
      "Closing Price": "",
      "Funds at Close": "",
    }
    const { trades, report } = readTrades(optionOmegaCsv([{ ...open, "Date Opened": "2025-03-11" }, {}]))
    expect(report.openTrades).toBe(1)
    expect(trades.closeDay[1]).toBe(STILL_OPEN)
    expect(report.checks.filter(({ passed }) => passed === false)).toEqual([])
  })

  it("rejects a trade whose close is half filled", () => {
    const { report } = readTrades(optionOmegaCsv([{ "Date Closed": "" }, {}]))
    expect(report.rejected).toMatchObject([{ line: 2, column: "Date Closed", reason: "half-closed" }])
  })

  it("reports every problem of a row, not the first alone", () => {
    const bad = { "Date Opened": "2025-02-30", Premium: "ten", "No. of Contracts": "0.5", "P/L": "" }
    const { report } = readTrades(optionOmegaCsv([bad, {}]))
    expect(report.rejectedRows).toBe(1)
    expect(report.rejected.map(({ line, column, value, reason }) => [line, column, value, reason])).toEqual([
      [2, "Date Opened", "2025-02-30", "not-a-date"],
      [2, "Premium", "ten", "not-a-number"],
      [2, "No. of Contracts", "0.5", "not-a-count"],
      [2, "P/L", "", "missing-value"],
    ])
    expect(report.rejectedByReason).toEqual({
      "not-a-date": 1,
      "not-a-number": 1,
      "not-a-count": 1,
      "missing-value": 1,
    })
  })

  it("rejects a record with too few or too many fields, unless the surplus is blank", () => {
    const line = optionOmegaCsv([{}]).split("\r\n")[1]
    const short = "2025-03-12,09:35:00,5815"
    const { report } = readTrades(`${optionOmegaHeader.join(",")}\r\n${short}\r\n${line},x\r\n${line},,\r\n`)
    expect(report.rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [2, "field-count"],
      [3, "field-count"],
    ])
    expect(report.accepted).toBe(1)
  })

  it("calls the second of equal rows a duplicate and names the line it repeats", () => {
    const { report, trades } = readTrades(optionOmegaCsv([...twoTrades, {}]))
    expect(report.duplicates).toEqual([{ line: 4, repeatsLine: 3, repeatsImport: null }])
    expect(trades.count).toBe(2)
  })

  it("keeps rows that differ in a column of the user's own", () => {
    const header = [...optionOmegaHeader, "Account"]
    const rows = optionOmegaCsv([{}, {}], { header }).replace(/,\r\n$/, ",second\r\n")
    expect(readTrades(rows).report.accepted).toBe(2)
  })

  it("lists the first 1,000 problems and counts the rest by reason", () => {
    const { report } = readTrades(
      optionOmegaCsv([...Array.from({ length: 1500 }, () => ({ "P/L": "x" })), {}]),
    )
    expect(report.rejected).toHaveLength(1000)
    expect(report.rejectedByReason).toEqual({ "not-a-number": 1500 })
    expect(report.rejectedRows).toBe(1500)
  })
})

describe("readFiles, styles that only whole columns show", () => {
  it("reads a decimal comma where the columns show one", () => {
    const rows = [
      {
        "P/L": "208,5",
        "Opening Commissions + Fees": "1,5",
        "Funds at Close": "10208,5",
        "Opening Price": "5.815,25",
      },
      {
        "P/L": "1.208,5",
        "Opening Commissions + Fees": "1,500",
        "Funds at Close": "9.000",
        "Opening Price": "5815,125",
      },
    ]
    const file = readTrades(optionOmegaCsv(rows, { delimiter: ";" }))
    expect([...file.trades.pnl]).toEqual([208.5, 1208.5])
    expect([...file.trades.openingFees]).toEqual([1.5, 1.5])
    expect([...file.trades.fundsAtClose]).toEqual([10_208.5, 9000])
    expect(decision(file, "decimal sign")).toBe("comma")
  })

  it("reads a comma as grouping where nothing shows a decimal comma", () => {
    const { trades } = readTrades(optionOmegaCsv([{ "Funds at Close": "10,208", "P/L": "208.5" }]))
    expect(trades.fundsAtClose[0]).toBe(10_208)
  })

  it("rejects a number as ambiguous where its column contradicts itself", () => {
    const rows = ["1,5", "1.5", "1,234"].map((pnl) => ({ "P/L": pnl, Legs: pnl }))
    const { report } = readTrades(optionOmegaCsv(rows))
    expect(report.rejected).toMatchObject([
      { line: 4, column: "P/L", value: "1,234", reason: "ambiguous-number" },
    ])
  })

  it("tells day/month from month/day by a part over 12 anywhere in the file", () => {
    const rows = [
      { "Date Opened": "13/01/2025", "Date Closed": "13/01/2025" },
      { "Date Opened": "02/01/2025", "Date Closed": "02/01/2025" },
    ]
    const file = readTrades(optionOmegaCsv(rows))
    expect([...file.trades.openDay].map(isoDate)).toEqual(["2025-01-02", "2025-01-13"])
    expect(decision(file, "date order")).toBe("day/month/year")
  })

  it("else by the one reading under which the rows are in order", () => {
    const dates = ["12/1/2024", "1/2/2024", "1/1/2024"]
    const file = readTrades(
      optionOmegaCsv(dates.map((date) => ({ "Date Opened": date, "Date Closed": date }))),
    )
    expect([...file.trades.openDay].map(isoDate)).toEqual(["2024-01-01", "2024-01-02", "2024-12-01"])
  })

  it("takes a mistaken currency for a problem of the row", () => {
    const { report } = readTrades(optionOmegaCsv([{ "P/L": "€208.5" }, {}]))
    expect(report.rejected).toMatchObject([{ line: 2, column: "P/L", reason: "wrong-currency" }])
  })
})
