import { cellText } from "./cell-text.ts"
import type { DecodedText } from "./decode-text.ts"
import type { ImportLimits } from "./limits.ts"
import { RecordScanner, type Delimiter } from "./record-scanner.ts"

export type HeadRecord = { readonly line: number; readonly fields: readonly string[] }

/** The header has to begin within these first lines. */
export const headLines = 50

const delimiters: readonly Delimiter[] = [",", ";", "\t"]
const countedRecords = 50

/** The delimiters to try: the one that a first line `sep=;` declares, as Excel writes it, else all. */
export function possibleDelimiters(text: DecodedText): {
  delimiters: readonly Delimiter[]
  declared: boolean
} {
  const firstLine = text.bytes.toString("latin1", 0, 8).split(/[\r\n]/)[0]
  const declared = /^sep=([,;\t])\s*$/i.exec(firstLine)?.[1] as Delimiter | undefined
  return declared === undefined ? { delimiters, declared: false } : { delimiters: [declared], declared: true }
}

/** The records that begin within the first 50 lines and hold something, as split by a delimiter. */
export function firstRecords(
  file: string,
  text: DecodedText,
  delimiter: Delimiter,
  limits: ImportLimits,
): HeadRecord[] {
  const scanner = new RecordScanner(file, text, delimiter, limits)
  const records: HeadRecord[] = []
  while (scanner.next() && scanner.firstLine <= headLines) {
    if (scanner.fault !== null) continue
    const fields = Array.from({ length: scanner.fieldCount }, (_, field) => cellText(scanner, field))
    if (fields.some((field) => field.trim() !== "")) records.push({ line: scanner.firstLine, fields })
  }
  return records
}

/** Share of the first 50 records that have the most usual field count. */
export function fieldCountConstancy(
  file: string,
  text: DecodedText,
  delimiter: Delimiter,
  limits: ImportLimits,
): number {
  const scanner = new RecordScanner(file, text, delimiter, limits)
  const counts = new Map<number, number>()
  let records = 0
  while (records < countedRecords && scanner.next()) {
    counts.set(scanner.fieldCount, (counts.get(scanner.fieldCount) ?? 0) + 1)
    records++
  }
  return Math.max(0, ...counts.values()) / Math.max(1, records)
}

/** Whether a file holds nothing but white space. */
export function isEmptyText({ bytes }: DecodedText): boolean {
  return bytes.every((byte) => byte <= 0x20)
}
