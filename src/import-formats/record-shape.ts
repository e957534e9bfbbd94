import type { CellProblem } from "./cell-reader.ts"
import { cellText, recordText } from "./cell-text.ts"
import { datePart, parseDate } from "./parse-date.ts"
import type { RecordFault, RecordScanner } from "./record-scanner.ts"

const expectedInstead: Record<RecordFault, string> = {
  "unclosed-quote": "a closing quote followed by a delimiter or the end of the line",
  "stray-quote": "a delimiter after the closing quote; a quote inside a quoted field is doubled",
  "nul-character": "text without NUL characters",
}

/** Whether a record holds nothing: an empty line, white space, or delimiters alone. */
export function isBlankRecord(scanner: RecordScanner): boolean {
  const { fault, fieldCount, starts, ends, bytes } = scanner
  if (fault !== null || (ends[0] > starts[0] && bytes[starts[0]] > 0x20 && bytes[starts[0]] < 0x80))
    return false
  for (let field = 0; field < fieldCount; field++) {
    if (ends[field] > starts[field] && cellText(scanner, field).trim() !== "") return false
  }
  return true
}

/**
 * What is wrong with a record before its cells are looked at: a quote, a NUL, or its field count. Missing fields are blank
 * unless one of them is required; surplus ones have to be blank.
 */
export function shapeProblem(
  scanner: RecordScanner,
  fieldCount: number,
  required: readonly number[],
): CellProblem | null {
  const { fault } = scanner
  if (fault !== null) {
    return {
      field: scanner.faultField,
      value: recordText(scanner),
      reason: fault,
      expected: expectedInstead[fault],
    }
  }
  const found = scanner.fieldCount
  if (found === fieldCount) return null
  if (found < fieldCount ? required.every((field) => field < found) : surplusIsBlank(scanner, fieldCount))
    return null
  const expected = `${fieldCount} fields, as in the header; the record has ${found}`
  return { field: -1, value: recordText(scanner), reason: "field-count", expected }
}

function surplusIsBlank(scanner: RecordScanner, fieldCount: number): boolean {
  for (let field = fieldCount; field < scanner.fieldCount; field++) {
    if (cellText(scanner, field).trim() !== "") return false
  }
  return true
}

/** Whether a record has no date and most of its required cells blank, as totals and disclaimers do. */
export function looksLikeFooter(
  scanner: RecordScanner,
  { dates, required }: { readonly dates: readonly number[]; readonly required: readonly number[] },
): boolean {
  if (scanner.fault !== null) return false
  const text = (field: number) => (field < scanner.fieldCount ? cellText(scanner, field).trim() : "")
  if (dates.some((field) => looksLikeDate(text(field)))) return false
  return required.filter((field) => text(field) === "").length * 2 > required.length
}

function looksLikeDate(text: string): boolean {
  return /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(datePart(text)) || parseDate(text, null) !== null
}
