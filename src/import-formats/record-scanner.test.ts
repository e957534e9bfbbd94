import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { cellText } from "./cell-text.ts"
import { decodeText } from "./decode-text.ts"
import { defaultLimits, type ImportLimits } from "./limits.ts"
import { RecordScanner, type Delimiter } from "./record-scanner.ts"

function scannerOf(
  text: string,
  delimiter: Delimiter = ",",
  limits: ImportLimits = defaultLimits,
): RecordScanner {
  const decoded = decodeText({ name: "t.csv", bytes: Buffer.from(text) }, limits)
  return new RecordScanner("t.csv", decoded, delimiter, limits)
}

/** `[first line, last line, ...cells]`, or the fault in place of the cells. */
function scan(text: string, delimiter: Delimiter = ","): (string | number)[][] {
  const scanner = scannerOf(text, delimiter)
  const records: (string | number)[][] = []
  while (scanner.next()) {
    const cells = Array.from({ length: scanner.fieldCount }, (_, field) => cellText(scanner, field))
    records.push([
      scanner.firstLine,
      scanner.lastLine,
      ...(scanner.fault === null ? cells : [`!${scanner.fault}`]),
    ])
  }
  return records
}

describe("RecordScanner", () => {
  it("ends records at CRLF, LF and lone CR, and the last one at the end of the text", () => {
    expect(scan("a,b\r\nc\nd\re")).toEqual([
      [1, 1, "a", "b"],
      [2, 2, "c"],
      [3, 3, "d"],
      [4, 4, "e"],
    ])
  })

  it("keeps delimiters, doubled quotes and line ends inside quotes, and counts the lines", () => {
    expect(scan('"a,""b""","c\r\nd"\ne')).toEqual([
      [1, 2, 'a,"b"', "c\r\nd"],
      [3, 3, "e"],
    ])
  })

  it("treats a quote that does not open the field as an ordinary character", () => {
    expect(scan('Total: "13.754,20";x\n', ";")).toEqual([[1, 1, 'Total: "13.754,20"', "x"]])
  })

  it("gives up one record only when a quote is never closed", () => {
    expect(scan('a,"b\nc,d\ne,f\n')).toEqual([
      [1, 1, "!unclosed-quote"],
      [2, 2, "c", "d"],
      [3, 3, "e", "f"],
    ])
  })

  it("sees that a quote was never closed by the text behind the next quote", () => {
    expect(scan('1,"b\n2,"c"\n')).toEqual([
      [1, 1, "!unclosed-quote"],
      [2, 2, "2", "c"],
    ])
  })

  it("calls text behind a closing quote of the same line a stray quote", () => {
    expect(scan('"a"b,c\nd')).toEqual([
      [1, 1, "!stray-quote"],
      [2, 2, "d"],
    ])
  })

  it("faults only the record that holds a NUL", () => {
    const late = `${"x".repeat(5000)}\n`
    expect(scan(`${late}a,\0b\nc`).slice(1)).toEqual([
      [2, 2, "!nul-character"],
      [3, 3, "c"],
    ])
  })

  it("has an empty last field after a trailing delimiter", () => {
    expect(scan("a,")).toEqual([[1, 1, "a", ""]])
  })

  it("stops at a field, a record or a column count over the limit and names the line", () => {
    const limits = { ...defaultLimits, fieldBytes: 4, recordBytes: 8, columns: 3 }
    const drain = (text: string) => () => {
      const scanner = scannerOf(text, ",", limits)
      while (scanner.next());
    }
    expect(drain("a\n12345\n")).toThrow("t.csv, line 2: the field has 5 bytes; expected at most 4 bytes")
    expect(drain("123,123,123")).toThrow("t.csv, line 1: the record has 11 bytes; expected at most 8 bytes")
    expect(drain("1,2,3,4")).toThrow("t.csv, line 1: the record has 4 columns; expected at most 3 columns")
  })

  it("gives every physical line to exactly one record, whatever the bytes", () => {
    const pieces = fc.array(fc.constantFrom('"', '""', ",", "\n", "\r", "\r\n", "a", " ", "é"), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join("")
        const lines = text.split(/\r\n|\n|\r/)
        const total = lines.at(-1) === "" ? lines.length - 1 : lines.length
        const scanner = scannerOf(text)
        let next = 1
        while (scanner.next()) {
          expect(scanner.firstLine).toBe(next)
          next = scanner.lastLine + 1
        }
        expect(next - 1).toBe(total)
        expect(scanner.linesScanned).toBe(total)
      }),
    )
  })

  it("reads back any cells that were written quoted", () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ",", ";", "\n", "\r", "a", "1", "ü") })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n", "\r"),
        (rows, delimiter, end) => {
          const write = (text: string) => `"${text.replaceAll('"', '""')}"`
          const text = rows.map((row) => row.map(write).join(delimiter) + end).join("")
          expect(scan(text, delimiter).map(([, , ...cells]) => cells)).toEqual(rows)
        },
      ),
    )
  })

  it("looks at each byte a fixed number of times, even where every line leaves a quote open", () => {
    // A scan that ran to the end of the file from every open quote would take 20,000 × 10,000 looks here.
    const text = '1,"abc\n'.repeat(20_000)
    let looks = 0
    const scanner = scannerOf(text)
    const counted = new Proxy(scanner.bytes, {
      get(target, key) {
        if (typeof key === "string" && key.charCodeAt(0) <= 0x39) looks++
        const value: unknown = Reflect.get(target, key, target)
        return value
      },
    })
    Object.defineProperty(scanner, "bytes", { value: counted })
    while (scanner.next());
    expect(scanner.linesScanned).toBe(20_000)
    expect(looks).toBeLessThan(4 * 3 * text.length)
  })
})
