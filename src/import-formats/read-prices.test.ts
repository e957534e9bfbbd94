import { describe, expect, it } from "vitest"
import { textFile } from "../../test/fixtures/option-omega-csv.ts"
import { isoDate } from "../engine/money/iso-date.ts"
import { readPrices } from "./read-prices.ts"

const read = (text: string, options = {}) => readPrices(textFile(text, "p.csv"), options)
const dates = (text: string) => [...read(text).bars.days].map(isoDate)

describe("readPrices", () => {
  it("reads daily bars, ascending whichever way the file runs", () => {
    const { bars, lines, records } = read(
      "Date,Open,High,Low,Close,Volume\n2024-01-03,11,12,10,11.5,300\n2024-01-02,10,11,9,10.5,200\n",
    )
    expect([...bars.days].map(isoDate)).toEqual(["2024-01-02", "2024-01-03"])
    expect(bars).toMatchObject({
      open: Float64Array.of(10, 11),
      high: Float64Array.of(11, 12),
      low: Float64Array.of(9, 10),
      close: Float64Array.of(10.5, 11.5),
      volume: Float64Array.of(200, 300),
    })
    expect([...lines]).toEqual([3, 2])
    expect(records).toMatchObject({ rows: 2, accepted: 2, rejectedRows: 0 })
  })

  it("reads a date and a close under its many names", () => {
    for (const name of ["Quote", "Price", "Last", "Close/Last", "Schlusskurs", "<CLOSE>", "adj_close"]) {
      expect([...read(`Date,${name}\n2024-01-02,7\n`).bars.close]).toEqual([7])
    }
    expect(read("Date;Schluss\n02.01.2024;7,25\n").bars.close[0]).toBe(7.25)
    expect(read("Date,Price\n2024-01-02,7\n").bars.open[0]).toBeNaN()
  })

  it("reads the form of Stooq, whose dates have no dashes", () => {
    const header = "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>"
    const { bars } = read(`${header}\nAAPL.US,D,20240102,000000,1,3,1,2,500,0\n`)
    expect([isoDate(bars.days[0]), bars.close[0], bars.volume[0]]).toEqual(["2024-01-02", 2, 500])
  })

  it("rejects a row of nulls, a bad cell and a second row of a day, each with its line", () => {
    const { bars, records } = read(
      "Date,Close,Volume\n2024-01-02,1,5\n2024-01-03,null,null\n2024-01-04,x,1\n2024-01-02,2,5\n2024-01-05,3,1\n",
    )
    expect([...bars.close]).toEqual([1, 3])
    expect(records.rejected.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [3, "Close", "missing-value"],
      [4, "Close", "not-a-number"],
      [5, "Date", "doubled-date"],
    ])
    expect(records).toMatchObject({ rows: 5, accepted: 2, rejectedRows: 3 })
  })

  it("counts a row that repeats another as a duplicate", () => {
    const { records } = read("Date,Close\n2024-01-02,1\n2024-01-02,1\n")
    expect(records.duplicates).toEqual([{ line: 3, repeatsLine: 2, repeatsImport: null }])
  })

  it("takes a split of 1 or 0 and a dividend of 0 for none", () => {
    const { actions } = read(
      "date,close,dividend,split\n2024-01-02,10,0,1.0\n2024-01-03,5,0.0,2\n2024-01-04,5,0.25,0\n2024-01-05,7.5,0,0.6666667\n",
    )
    expect(actions).toMatchObject([
      { kind: "split", numerator: 2, denominator: 1 },
      { kind: "dividend", amount: 0.25 },
      { kind: "split", numerator: 2, denominator: 3 },
    ])
  })

  describe("tells the basis by", () => {
    const header = "date,open,close,split\n"

    it("the step that the prices make at a recorded split, or do not make", () => {
      expect(read(`${header}2024-01-02,40,41,1\n2024-01-03,10.2,10.1,4\n`).basis).toBe("raw")
      expect(read(`${header}2024-01-02,10,10.25,1\n2024-01-03,10.2,10.1,4\n`).basis).toBe("split-adjusted")
      const both = "2024-01-02,40,41,1\n2024-01-03,10.2,10.1,4\n2024-01-04,10,10,2\n"
      expect(read(header + both)).toMatchObject({
        basis: "unknown",
        basisWhy: "the prices step at 1 of 2 splits",
      })
    })

    it("the step of the adjusted close", () => {
      const adjusted = "Date,Close,Adj Close\n"
      expect(read(`${adjusted}2024-01-02,40,9.9\n2024-01-03,10,10\n`).basis).toBe("raw")
      expect(read(`${adjusted}2024-01-02,40,39\n2024-01-03,40,40\n`)).toMatchObject({
        basis: "split-adjusted",
        adjustedClose: Float64Array.of(39, 40),
      })
    })

    it("an adjusted close being the only one, by what it is told, or not at all", () => {
      expect(read("Date,Adj Close\n2024-01-02,7\n").basis).toBe("adjusted")
      expect(read("Date,Close\n2024-01-02,7\n", { basis: "raw" })).toMatchObject({
        basis: "raw",
        basisWhy: "as given",
      })
      expect(read("Date,Open,High,Low,Close,Volume\n2024-01-02,1,1,1,1,1\n").basis).toBe("unknown")
    })
  })

  it("refuses what has no header that fits, or no price", () => {
    expect(() => read("Date,Return\n2024-01-02,0.1\n")).toThrow(
      "p.csv, line 1: there is no header with a date and a close in the first 50 lines; expected a header such as",
    )
    expect(() => read("Date,Close\n2024-01-02,\n")).toThrow(
      "p.csv, line 1: none of 1 rows has a date and a close",
    )
    expect(() => read(" \n")).toThrow("p.csv: the file is empty")
    expect(() => read("<html><body>No data</body></html>\n")).toThrow("there is no header")
  })

  it("reads the date of an instant as printed", () => {
    expect(dates("Date,Close\n2024-01-02 00:00:00+00:00,7\n2024-01-03T23:59:00-11:00,8\n")).toEqual([
      "2024-01-02",
      "2024-01-03",
    ])
  })
})
