import { describe, expect, it } from "vitest"
import {
  optionOmegaCsv,
  optionOmegaHeader,
  textFile,
  twoTrades,
} from "../../test/fixtures/option-omega-csv.ts"
import type { ReadFilesOptions, SourceFile } from "../operations/ports.ts"
import { UnreadableFile, type UnreadableFileData } from "../operations/unreadable-file.ts"
import { defaultLimits, type ImportLimits } from "./limits.ts"
import { readFiles } from "./read-files.ts"

function failure(
  files: readonly SourceFile[],
  options: ReadFilesOptions = {},
  limits: ImportLimits = defaultLimits,
): UnreadableFileData {
  try {
    readFiles(files, options, { limits })
  } catch (error) {
    if (error instanceof UnreadableFile) return error.data
    throw error
  }
  throw new Error("expected a refusal")
}

const sentence = (text: string, name = "log.csv") => failure([textFile(text, name)]).message
const dailyLog = "Date,Net Liquidity,P/L\n2025-03-10,10208.5,208.5\n"

describe("input that cannot be read", () => {
  it("names the header, the formats and the nearest one of a wrong file", () => {
    expect(sentence("Name,Age,City\nJohn,30,New York\n", "people.csv")).toBe(
      "people.csv, line 1: the header found reads “Name”, “Age”, “City”, which is of no known format; expected the header of one of: Option Omega trade log, live trade log, list of closed trades, Option Omega daily log, within the first 50 lines",
    )
  })

  it("names the column that is missing, and its line", () => {
    const header = optionOmegaHeader.filter((name) => name !== "P/L")
    const data = failure([textFile(`Account 1\n${optionOmegaCsv(twoTrades, { header })}`)])
    expect(data).toMatchObject({
      code: "missing-columns",
      line: 2,
      column: "P/L",
      expected: "the column “P/L”",
    })
    expect(data.message).toMatch(
      /^log\.csv, line 2, column “P\/L”: the header found reads “Date Opened”.* for an Option Omega trade log it lacks the column “P\/L”; expected the column “P\/L”$/,
    )
  })

  it.each(["Date Opened", "Time Opened", "Legs", "Premium", "P/L", "No. of Contracts", "Strategy"] as const)(
    "does not take a log that lacks %s for one of another format",
    (column) => {
      const header = optionOmegaHeader.filter((name) => name !== column)
      expect(failure([textFile(optionOmegaCsv(twoTrades, { header }))])).toMatchObject({
        code: "missing-columns",
        column,
      })
    },
  )

  it("says of a broken row where it is and what was expected, and reads the rest", () => {
    const [file] = readFiles([textFile(optionOmegaCsv([{ "P/L": "abc" }, {}]))], {})
    expect(file.report.accepted).toBe(1)
    expect(file.report.rejected).toEqual([
      {
        line: 2,
        lastLine: 2,
        column: "P/L",
        value: "abc",
        reason: "not-a-number",
        expected: "a number such as 1234.5 or (98.50)",
      },
    ])
  })

  it("refuses binary content and says what to do", () => {
    const workbook = { name: "log.xlsx", bytes: Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0) }
    expect(failure([workbook])).toMatchObject({ code: "not-text", line: null })
    expect(failure([workbook]).message).toBe(
      "log.xlsx: it is a ZIP archive or an Excel workbook (.xlsx); expected text; open it where it came from and save as CSV",
    )
  })

  it("refuses a header without rows, and an empty file", () => {
    expect(sentence(`${optionOmegaHeader.join(",")}\n`)).toBe(
      "log.csv, line 1: no rows: there is nothing below the header; expected at least one row",
    )
    expect(sentence(" \r\n")).toBe("log.csv: the file is empty; expected a header and at least one row")
  })

  it("reads another delimiter, and says which", () => {
    const [file] = readFiles([textFile(optionOmegaCsv(twoTrades, { delimiter: ";" }))], {})
    expect(file.report.decisions).toContainEqual({
      what: "delimiter",
      choice: "semicolon",
      why: "it gives 17 known columns in the header",
    })
  })

  it("says of a P/L that does not add up which line it is on and what it should be", () => {
    const [file] = readFiles([textFile(optionOmegaCsv([{ "P/L": "300" }]))], {})
    expect(file.report.checks[0]).toMatchObject({
      id: "profit-arithmetic",
      passed: false,
      violations: [
        {
          line: 2,
          expected: 208.5,
          found: 300,
          detail: "(210 − 0) × 1 − 1.5 of fees is 208.5, but the P/L is 300.",
        },
      ],
    })
  })

  it("refuses a file over the size limit, and one with too many records at the line where they exceed it", () => {
    const file = textFile(optionOmegaCsv(twoTrades))
    expect(failure([file], {}, { ...defaultLimits, fileBytes: 100 }).message).toBe(
      `log.csv: it has ${file.bytes.length} bytes; expected at most 100 bytes`,
    )
    expect(failure([file], {}, { ...defaultLimits, records: 1 }).message).toBe(
      "log.csv, line 3: this is record 2; expected at most 1 records",
    )
  })

  it("refuses a column that we read and that is there twice", () => {
    const text = optionOmegaCsv(twoTrades, { header: [...optionOmegaHeader, "Premium"] })
    expect(sentence(text)).toBe(
      "log.csv, line 1, column “Premium”: the columns 5 and 18 are the same; expected each column once",
    )
  })

  it("refuses dates that nothing tells the order of", () => {
    const text = optionOmegaCsv([{ "Date Opened": "1/2/2025", "Date Closed": "1/2/2025" }])
    expect(sentence(text)).toBe(
      "log.csv, line 2, column “Date Opened”: nothing in the file tells day/month/year from month/day/year; expected dates such as 2025-03-10",
    )
  })

  it("refuses JSON and web pages by name", () => {
    expect(sentence('{"activities": []}')).toMatch(
      "this is a JSON document; expected delimited text with a header",
    )
    expect(sentence("<!DOCTYPE html><p>Sign in</p>")).toMatch("this is a web page or XML")
  })

  it("refuses a daily log where a trade log was asked for, and two logs of one kind", () => {
    expect(failure([textFile(dailyLog)], { roles: ["trade-log"] }).message).toBe(
      "log.csv, line 1: the header is that of a daily log; expected a trade log",
    )
    const trades = optionOmegaCsv(twoTrades)
    expect(failure([textFile(trades, "a.csv"), textFile(trades, "b.csv")]).message).toBe(
      "b.csv, line 1: this is a trade log, and so is a.csv; expected at most one trade log and one daily log together",
    )
  })

  it("takes a given format and names what the file lacks for it", () => {
    expect(failure([textFile(optionOmegaCsv(twoTrades))], { format: "live-trade-log" })).toMatchObject({
      code: "missing-columns",
      column: "Initial Premium",
    })
    expect(failure([textFile(dailyLog)], { format: "no-such-format" }).message).toMatch(
      "there is no format no-such-format; expected one of option-omega-trade-log, live-trade-log, closed-trades",
    )
  })

  it("crosses to another thread as data and is built again there", () => {
    const data = failure([textFile("")])
    const rebuilt = new UnreadableFile(structuredClone(data))
    expect(rebuilt).toBeInstanceOf(Error)
    expect([rebuilt.code, rebuilt.file, rebuilt.line, rebuilt.message]).toEqual([
      "no-rows",
      "log.csv",
      null,
      data.message,
    ])
  })
})
