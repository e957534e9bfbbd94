import * as fc from "fast-check"
import { expect, it } from "vitest"
import { optionOmegaCsv, optionOmegaHeader, textFile } from "../../test/fixtures/option-omega-csv.ts"
import type { ReadFile } from "../operations/ports.ts"
import { UnreadableFile } from "../operations/unreadable-file.ts"
import { readFiles } from "./read-files.ts"
import { readSeries } from "./read-series.ts"

/** Reads, or refuses as `UnreadableFile`; any other exception fails the test. */
function readOrRefuse(bytes: Uint8Array): ReadFile | null {
  try {
    return readFiles([{ name: "f.csv", bytes }], {})[0]
  } catch (error) {
    if (error instanceof UnreadableFile) return null
    throw error
  }
}

function physicalLines(text: string): number {
  const lines = text.split(/\r\n|\n|\r/)
  return lines.at(-1) === "" ? lines.length - 1 : lines.length
}

/** What does not add up in a report; nothing of a file that was refused. */
function faultsOf(read: ReadFile | null, lines: number): string[] {
  if (read === null) return []
  const { report } = read
  const { total, header, preamble, blank, footer, records } = report.lines
  const outcomes = report.accepted + report.rejectedRows + report.duplicates.length + report.ignored.length
  const rejectedLines = new Set(report.rejected.map(({ line }) => line)).size
  const sums = {
    [`${total} lines instead of ${lines}`]: total === lines,
    "lines by kind": header + preamble + blank + footer + records === total,
    "records by outcome": outcomes === report.rows,
    "lines of rejections": rejectedLines === report.rejectedRows,
    "rows kept": (read.role === "trade-log" ? read.trades.count : read.days.count) === report.accepted,
  }
  return Object.entries(sums).flatMap(([what, holds]) => (holds ? [] : [what]))
}

const header = optionOmegaHeader.join(",")
const cell = fc.oneof(
  fc.constantFrom(
    "",
    "-",
    "1",
    "-1.5",
    "(2)",
    "1,5",
    '"',
    '""',
    '"a\nb"',
    "2025-03-10",
    "1/2/2025",
    "13/2/2025",
    "09:35:00",
    "=1",
    "\0",
    "é",
  ),
  fc.string({ maxLength: 6 }),
)
const row = fc.array(cell, { minLength: 1, maxLength: 19 }).map((cells) => cells.join(","))
const ordinaryRow = fc.constant(optionOmegaCsv([{}], { lineEnd: "" }).split("\r\n")[0].slice(header.length))

it("gives a report whose accounting adds up, or refuses, for any rows below a header", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(row, ordinaryRow), { maxLength: 12 }),
      fc.constantFrom("\n", "\r\n", "\r"),
      (rows, end) => {
        const text = [header, ...rows].join(end)
        expect(faultsOf(readOrRefuse(Buffer.from(text)), physicalLines(text))).toEqual([])
      },
    ),
    { numRuns: 500 },
  )
})

it("gives a report or refuses for any bytes, and for any damage to a good log", () => {
  const good = Buffer.from(optionOmegaCsv([{}, { "Date Opened": "2025-03-11" }, { Strategy: 'a "b", c' }]))
  const damage = fc.array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 })), {
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), damage), (input) => {
      const bytes = input instanceof Uint8Array ? input : Uint8Array.from(good)
      if (!(input instanceof Uint8Array)) for (const [at, byte] of input) bytes[at] = byte
      const read = readOrRefuse(bytes)
      expect(faultsOf(read, read?.report.lines.total ?? 0)).toEqual([])
    }),
    { numRuns: 500 },
  )
})

it("reads back the trades of any log that was written, under every delimiter, line end and encoding", () => {
  const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => cents / 100)
  const label = fc.string({ unit: fc.constantFrom("a", "B", ",", ";", '"', "é", "1", "="), maxLength: 8 })
  const trade = fc.record({
    pnl: amount,
    premium: amount,
    contracts: fc.integer({ min: 1, max: 99 }),
    minute: fc.integer({ min: 0, max: 1439 }),
    strategy: label,
  })
  const layout = fc.record({
    delimiter: fc.constantFrom(",", ";", "\t"),
    lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
    encoding: fc.constantFrom("utf8" as const, "utf16le" as const, "latin1" as const),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(trade, { minLength: 1, maxLength: 8, selector: ({ minute }) => minute }),
      layout,
      (trades, { encoding, ...style }) => {
        const time = (minute: number) =>
          `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00`
        const rows = trades.map((of) => ({
          "P/L": String(of.pnl),
          Premium: String(of.premium),
          "No. of Contracts": String(of.contracts),
          "Time Opened": time(of.minute),
          Strategy: of.strategy,
        }))
        const text = optionOmegaCsv(rows, style)
        const [read] = readFiles(
          [textFile(encoding === "utf16le" ? `\ufeff${text}` : text, "log.csv", encoding)],
          {},
        )
        if (read.role !== "trade-log") throw new Error("expected a trade log")
        const found = Array.from({ length: read.trades.count }, (_, i) => ({
          pnl: read.trades.pnl[i],
          premium: read.trades.premium[i],
          contracts: read.trades.contracts[i],
          minute: read.trades.openMinute[i],
          strategy: read.trades.strategyNames[read.trades.strategy[i]],
        }))
        expect(found).toEqual(trades.toSorted((a, b) => a.minute - b.minute))
      },
    ),
    { numRuns: 200 },
  )
})

function daysOrRefusal(text: string): number[] {
  try {
    return [...readSeries(textFile(text), { columns: [] }).days]
  } catch (error) {
    if (error instanceof UnreadableFile) return []
    throw error
  }
}

it("reads a series or refuses, for any bytes below a header", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
      const days = daysOrRefusal(["date,A,B", ...rows].join("\n"))
      expect(days).toEqual(days.toSorted((a, b) => a - b))
    }),
    { numRuns: 500 },
  )
})
