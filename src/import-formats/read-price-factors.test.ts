import { describe, expect, it } from "vitest"
import { textFile } from "../../test/fixtures/option-omega-csv.ts"
import { isoDate } from "../engine/money/iso-date.ts"
import { readPriceFactors } from "./read-price-factors.ts"
import { readQuoteBars } from "./read-quote-bars.ts"
import { readWidePrices } from "./read-wide-prices.ts"

describe("readPriceFactors", () => {
  const read = (text: string) => readPriceFactors(textFile(text, "f.csv"))

  it("reads lines without a header, the last without a line end", () => {
    const { lastDays, price, split, reference } = read(
      "19980102,0.86,0.0089,1\n20000620,0.86,0.0089,101\n20501231,1,1,0",
    )
    expect([...lastDays].map(isoDate)).toEqual(["1998-01-02", "2000-06-20", "2050-12-31"])
    expect([...price, ...split, ...reference]).toEqual([0.86, 0.86, 1, 0.0089, 0.0089, 1, 1, 101, 0])
  })

  it.each([
    ["20000620,0.86,x,1\n", "f.csv, line 1, column “split factor”: “x” cannot be read (not-a-number)"],
    [
      "20000620,0,1,1\n",
      "f.csv, line 1, column “price factor”: “0” cannot be read (not-positive); expected a factor above zero",
    ],
    ["20000620,1,1\n", "f.csv, line 1: “20000620,1,1” cannot be read (field-count); expected 4 fields"],
    [
      "20000620,1,1,1\n\n20000620,1,1,1\n",
      "f.csv, line 3, column “date”: its date does not come after that of the line above",
    ],
    ["20000231,1,1,1\n", "f.csv, line 1, column “date”: “20000231” cannot be read (not-a-date)"],
    ["", "f.csv: the file is empty"],
  ])("refuses %j", (text, sentence) => {
    expect(() => read(text)).toThrow(sentence)
  })
})

describe("readQuoteBars", () => {
  const read = (text: string) => readQuoteBars(textFile(text, "q.csv"))

  it("takes the middle of bid and ask, and no volume", () => {
    const { bars, lines, records } = read(
      "20070103 00:00,1.1,1.3,1.0,1.2,0,1.2,1.4,1.1,1.3,0\n\n20070102 00:00,1,1,1,1,5,1,1,1,1,5\n",
    )
    expect([...bars.days].map(isoDate)).toEqual(["2007-01-02", "2007-01-03"])
    expect([bars.open[1], bars.high[1], bars.low[1], bars.close[1]]).toEqual([1.15, 1.35, 1.05, 1.25])
    expect([...bars.volume]).toEqual([Number.NaN, Number.NaN])
    expect([...lines]).toEqual([3, 1])
    expect(records.lines).toEqual({ total: 3, header: 0, preamble: 0, blank: 1, footer: 0, records: 2 })
  })

  it("refuses bars of less than a day", () => {
    const row = ",1,1,1,1,0,1,1,1,1,0\n"
    expect(() => read(`20070103 09:00${row}20070103 10:00${row}`)).toThrow(
      "q.csv, line 2, column “time”: line 1 is of 2007-01-03 too; expected one row a day",
    )
  })
})

describe("readWidePrices", () => {
  const read = (text: string) => readWidePrices(textFile(text, "w.csv"))

  it("reads a column a symbol, blank cells as NaN, a ticker OPEN being a ticker", () => {
    const { columns } = read("Date,AAPL,OPEN\n3/10/2004,13.84,\n3/15/2004,14,5\n")
    expect(columns).toEqual([
      { name: "AAPL", values: Float64Array.of(13.84, 14) },
      { name: "OPEN", values: Float64Array.of(Number.NaN, 5) },
    ])
  })

  it("refuses the bars of one symbol, and a symbol that is there twice", () => {
    expect(() => read("Date,Open,Close\n2024-01-02,1,2\n")).toThrow(
      "w.csv: the columns Open, Close are those of one symbol's bars; expected a date and a column an asset",
    )
    expect(() => read("made up\nDate,AAPL,MSFT,AAPL\n2024-01-02,1,2,3\n")).toThrow(
      "w.csv, line 2, column “AAPL”: the symbol heads two columns; expected each symbol once",
    )
  })
})
