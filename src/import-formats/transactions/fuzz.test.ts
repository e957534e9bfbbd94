import * as fc from "fast-check"
import { expect, it } from "vitest"
import { textFile } from "../../../test/fixtures/option-omega-csv.ts"
import type { ReadLedgerFile } from "../../operations/ports.ts"
import { UnreadableFile } from "../../operations/unreadable-file.ts"
import { readLedger } from "./read-ledger.ts"
import { transactionFormats } from "./transaction-formats.ts"

const cell = fc.oneof(
  fc.constantFrom(
    "",
    "0",
    "-0.",
    "1e400",
    "(1.5)",
    "10,799",
    "1.234.567",
    "2024-02-29",
    "2024-02-30",
    "01/02/2024",
    "BUY",
    "SELL",
    "SPLIT",
    "SYMBOL_CHANGE",
    "OPTION_EXPIRED",
    "TRANSFER_OUT",
    "RETURN_OF_CAPITAL",
    "Köp",
    "Reverse Split",
    "Forex debit",
    "2:1",
    "USD",
    "GBp",
    "A",
    "__proto__",
    "=1+1",
    '"',
    "\u0000",
  ),
  fc.string({ maxLength: 12 }),
  fc.double().map(String),
)

/** Reads, or refuses as `UnreadableFile`; any other exception fails the test. */
function readOrRefuse(text: string, format: string): ReadLedgerFile | null {
  try {
    return readLedger(textFile(text), { format, today: 19_800 })
  } catch (error) {
    if (error instanceof UnreadableFile) return null
    throw error
  }
}

/** What does not add up; nothing of a file that was refused. */
function faultsOf(read: ReadLedgerFile | null): string[] {
  if (read === null) return []
  const { report, transactions } = read
  const { total, header, preamble, blank, footer, records } = report.lines
  const outcomes = report.accepted + report.rejectedRows + report.duplicates.length + report.ignored.length
  const sums = {
    "lines by kind": header + preamble + blank + footer + records === total,
    "records by outcome": outcomes === report.rows,
    "rows kept": new Set(transactions.map(({ line }) => line)).size <= report.accepted,
  }
  return Object.entries(sums).flatMap(([what, holds]) => (holds ? [] : [what]))
}

it.each(transactionFormats)("a $id file of any cells is refused in a sentence or accounted for", (format) => {
  const header = format.columns.map(({ names }) => `"${names[0]}"`).join(",")
  const rows = fc.array(fc.array(cell, { maxLength: format.columns.length + 1 }), { maxLength: 12 })
  fc.assert(
    fc.property(rows, (cells) => {
      const text = [header, ...cells.map((row) => row.join(","))].join("\n")
      expect(faultsOf(readOrRefuse(text, format.id))).toEqual([])
    }),
  )
})
