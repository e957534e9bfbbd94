import { describe, expect, it } from "vitest"
import { textFile } from "../../test/fixtures/option-omega-csv.ts"
import { isoDate } from "../engine/money/iso-date.ts"
import { readSeries } from "./read-series.ts"

function table(text: string, columns: string[] = []): [string[], Record<string, number[]>] {
  const { days, columns: read } = readSeries(textFile(text, "s.csv"), { columns })
  return [[...days].map(isoDate), Object.fromEntries(read.map(({ name, values }) => [name, [...values]]))]
}

describe("readSeries", () => {
  it("reads every column of numbers beside the date, blank cells as NaN", () => {
    expect(table("Date,A,Name,B\n2024-01-02,100,x,\n2024-01-03,101.5,y,7\n")).toEqual([
      ["2024-01-02", "2024-01-03"],
      { A: [100, 101.5], B: [NaN, 7] },
    ])
  })

  it("is ascending whichever way the file runs", () => {
    expect(table("date,A\n2024-01-03,2\n2024-01-02,1\n")).toEqual([
      ["2024-01-02", "2024-01-03"],
      { A: [1, 2] },
    ])
  })

  it("takes the named columns in the order asked for", () => {
    const { columns } = readSeries(textFile("date,A,B\n2024-01-02,1,2\n"), { columns: ["B", "A"] })
    expect(columns.map(({ name }) => name)).toEqual(["B", "A"])
  })

  it("reads the date of an instant as printed, whatever its offset", () => {
    expect(
      table("date,return\n1993-02-01 00:00:00+00:00,0.007\n1993-02-02T23:59:00-11:00,0.002\n")[0],
    ).toEqual(["1993-02-01", "1993-02-02"])
  })

  it("tells month/day from day/month by the column", () => {
    expect(table("Date,C\n3/10/2004,1\n3/15/2004,2\n")[0]).toEqual(["2004-03-10", "2004-03-15"])
  })

  it("takes a nameless first column for the date, as data frames write their index", () => {
    expect(table(",A\n2024-01-02,1\n")).toEqual([["2024-01-02"], { A: [1] }])
  })

  it.each([
    [
      "Date,A\n2024-01-02,1\n2024-01-02,2\n",
      "s.csv, line 3, column “Date”: line 2 has the same date; expected one row a date",
    ],
    [
      "Date,A\n2024-01-02,1\n2024-01-03,x\n",
      "s.csv, line 3, column “A”: “x” cannot be read; expected a number such as 1234.5 or (98.50)",
    ],
    [
      "Date,A\n2024-01-32,1\n",
      "s.csv, line 2, column “Date”: “2024-01-32” cannot be read (not-a-date); expected a date",
    ],
    [
      "Date,A\n,1\n2024-01-02,1\n",
      "s.csv, line 2, column “Date”: “” cannot be read (missing-value); expected a date",
    ],
    ["Date,A\n", "s.csv, line 1: no rows: there is nothing below the header; expected at least one row"],
    [
      "Date,A\n2024-01-02,x\n",
      "s.csv, line 1: no column beside the date holds numbers; expected a column of numbers",
    ],
    ["a,b\n1,2\n", "s.csv, line 1, column “date”: there is no header with a date column"],
  ])("stops at what would make it another series: %j", (text, message) => {
    expect(() => table(text)).toThrow(message)
  })

  it("names the columns there are when one is asked for that is not", () => {
    expect(() => table("date,A,B\n2024-01-02,1,2\n", ["C"])).toThrow(
      "s.csv, line 1, column “C”: there is no such column; expected one of A, B",
    )
  })
})
