import { readFileSync } from "node:fs"
import { basename } from "node:path"
import { describe, expect, it } from "vitest"
import { epochDayOf } from "../../src/engine/money/iso-date.ts"
import { readLedger } from "../../src/import-formats/transactions/read-ledger.ts"
import { sharedDataPresent, sharedPath } from "../shared-data.ts"

const read = (path: string) => {
  const file = sharedPath(`data/transactions/${path}`)
  return readLedger({ name: basename(file), bytes: readFileSync(file) }, { today: epochDayOf(2026, 1, 1) })
}

describe.runIf(sharedDataPresent)("the transactions of shared/data", () => {
  it.each([
    // Format, rows, accepted, rejected, ignored and rows to look at, counted in the files by eye.
    ["broker-samples/avanza-export.csv", "avanza", 20, 20, 0, 0, 0],
    ["broker-samples/ibkr-dividends-export.csv", "ibkr-flex-cash", 11, 11, 0, 0, 0],
    ["broker-samples/ibkr-trades-export.csv", "ibkr-flex-trades", 11, 11, 0, 0, 3],
    ["broker-samples/parqet-export.csv", "parqet", 27, 27, 0, 0, 0],
    ["broker-samples/revolut-invest-export.csv", "revolut", 12, 10, 0, 2, 0],
    ["broker-samples/schwab-export.csv", "schwab", 119, 119, 0, 0, 1],
    ["broker-samples/swissquote-export.csv", "swissquote", 21, 21, 0, 0, 0],
    // `10,799` stands beside `86.714375` in one column: nothing tells its separator.
    ["broker-samples/traderepublic-export.csv", "trade-republic", 9, 8, 1, 0, 0],
    // Four rows are of the newer layout; the tax of three dividends is in another currency than their total.
    ["broker-samples/trading212-export.csv", "trading212", 13, 9, 4, 0, 3],
    ["wealthfolio/sample-import.csv", "wealthfolio", 14, 14, 0, 0, 1],
    ["wealthfolio/happy-path-import.csv", "wealthfolio", 11, 11, 0, 0, 1],
    ["wealthfolio/schwab_no_title_row.csv", "schwab", 10, 10, 0, 0, 0],
    ["wealthfolio/schwab_with_header_row.csv", "schwab", 20, 20, 0, 0, 0],
    ["ghostfolio-import/ok/btcusd.csv", "ghostfolio-csv", 1, 1, 0, 0, 0],
    ["ghostfolio-import/ok/penthouse-apartment.csv", "ghostfolio-csv", 1, 1, 0, 0, 0],
    ["ghostfolio-import/ok/sample.csv", "ghostfolio-csv", 5, 4, 0, 1, 0],
    ["ghostfolio-import/ok/vti-buy-on-ibkr.csv", "ibkr-flex-trades", 1, 1, 0, 0, 0],
    ["ghostfolio-import/not-ok/invalid-currency.csv", "ghostfolio-csv", 1, 0, 1, 0, 0],
    ["ghostfolio-import/not-ok/invalid-date-yy.csv", "ghostfolio-csv", 1, 0, 1, 0, 0],
    ["ghostfolio-import/not-ok/invalid-fee.csv", "ghostfolio-csv", 1, 0, 1, 0, 0],
    ["ghostfolio-import/not-ok/invalid-symbol.csv", "ghostfolio-csv", 1, 0, 1, 0, 0],
    ["ghostfolio-import/not-ok/invalid-multi-line.csv", "ghostfolio-csv", 4, 3, 0, 1, 1],
  ])(
    "%s is %s, every line of it accounted for",
    (path, format, rows, accepted, rejected, ignored, looked) => {
      const { report, review } = read(path)
      const { total, header, preamble, blank, footer, records } = report.lines
      expect(header + preamble + blank + footer + records).toBe(total)
      const found = [report.format, report.rows, report.accepted, report.rejectedRows, report.ignored.length]
      expect([...found, review.length]).toEqual([format, rows, accepted, rejected, ignored, looked])
    },
  )

  it("reads the same from commas and from semicolons", () => {
    const lines = ({ transactions }: ReturnType<typeof read>) => transactions
    expect(lines(read("wealthfolio/semicolon-delimiter.csv"))).toEqual(
      lines(read("wealthfolio/happy-path-import.csv")),
    )
  })

  it("finds each net amount of Schwab and Swissquote to be what its parts give", () => {
    for (const path of ["broker-samples/schwab-export.csv", "broker-samples/swissquote-export.csv"]) {
      const check = read(path).report.checks.find(({ id }) => id === "net-arithmetic")
      expect([path, check?.passed]).toEqual([path, true])
    }
  })
})
