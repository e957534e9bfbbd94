import { describe, expect, it } from "vitest"
import { textFile } from "../../test/fixtures/option-omega-csv.ts"
import { isoDate } from "../engine/money/iso-date.ts"
import { readActions } from "./read-actions.ts"

/** Splits and dividends by date. */
function read(text: string) {
  const { splits, dividends, warnings } = readActions(textFile(text, "p.csv"))
  const byDate = ({ days, values }: typeof splits) =>
    Object.fromEntries([...days].map((day, i) => [isoDate(day).slice(5), Number(values[i].toFixed(6))]))
  return { splits: byDate(splits), dividends: byDate(dividends), warnings: warnings.map(({ id }) => id) }
}

describe("readActions", () => {
  it("finds nothing in a file of prices alone", () => {
    expect(read("date,close\n2024-01-02,10\n2024-01-03,11\n")).toEqual({
      splits: {},
      dividends: {},
      warnings: [],
    })
  })

  it("takes dividends as they are where the prices do not step at the splits beside them", () => {
    const rows = "2024-01-02,10,0.5,1\n2024-01-03,10.1,0,4\n2024-01-04,10.2,0.25,1\n"
    expect(read(`date,close,dividend,split\n${rows}`)).toEqual({
      splits: {},
      dividends: { "01-02": 0.5, "01-04": 0.25 },
      warnings: [],
    })
  })

  it("puts dividends on the basis of the last split where the prices step at it", () => {
    const rows = "2024-01-02,40,0.4,1\n2024-01-03,10.1,0,4\n2024-01-04,10.2,0.25,1\n"
    expect(read(`date,close,dividend,split\n${rows}`)).toEqual({
      splits: { "01-03": 4 },
      dividends: { "01-02": 0.1, "01-04": 0.25 },
      warnings: [],
    })
  })

  it("tells dividends from an adjusted close", () => {
    // 1 − D/10 = 0.95: half was paid on the 4th.
    const rows = "2024-01-02,10,9.5\n2024-01-03,10,9.5\n2024-01-04,9.8,9.8\n"
    expect(read(`Date,Close,Adj Close\n${rows}`)).toEqual({
      splits: {},
      dividends: { "01-04": 0.5 },
      warnings: [],
    })
  })

  it("tells a split from an adjusted close, and the dividend before it on its basis", () => {
    // A fifth of the price is a dividend of none: two for one on the 5th; 0.5 of 10 on the 4th is 0.25 of a unit after it.
    const rows = "2024-01-03,10,4.75\n2024-01-04,10,5\n2024-01-05,5,5\n"
    expect(read(`Date,Close,Adj Close\n${rows}`)).toEqual({
      splits: { "01-05": 2 },
      dividends: { "01-04": 0.25 },
      warnings: [],
    })
  })

  it("does not take the rounding of two columns for a dividend", () => {
    const rows =
      "2024-01-02,33.333333,33.333300\n2024-01-03,33.333333,33.333333\n2024-01-04,0.104824,0.104825\n"
    expect(read(`Date,Close,Adj Close\n${rows}2024-01-05,0.104824,0.104824\n`).dividends).toEqual({})
  })

  it("pays no dividend that is in the prices already, and says so", () => {
    expect(read("Date,Adj Close,Dividends\n2024-01-02,10,0\n2024-01-03,10,0.5\n")).toEqual({
      splits: {},
      dividends: {},
      warnings: ["dividends-in-prices"],
    })
  })

  it("says where the prices step at some splits alone", () => {
    const rows = "2024-01-02,40,1\n2024-01-03,10.1,4\n2024-01-04,10.2,2\n"
    expect(read(`date,close,split\n${rows}`)).toEqual({
      splits: {},
      dividends: {},
      warnings: ["unknown-basis"],
    })
  })

  it("refuses a dividend that is no number, and leaves prices of hours alone", () => {
    const file = textFile("date,close,dividend\n2024-01-02,1,0\n2024-01-03,1,x\n", "p.csv")
    expect(() => readActions(file)).toThrow("p.csv, line 3, column “dividend”: “x” cannot be read")
    expect(read("Date,Close\n2024-01-02 09:00,1\n2024-01-02 10:00,2\n").dividends).toEqual({})
  })
})
