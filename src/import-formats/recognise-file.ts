import type { ImportRole } from "../contract/index.ts"
import { UnreadableFile, type UnreadableFileCode } from "../operations/unreadable-file.ts"
import { cellText } from "./cell-text.ts"
import type { DecodedText } from "./decode-text.ts"
import type { FileFormat } from "./file-format.ts"
import type { ImportLimits } from "./limits.ts"
import { matchHeader, type HeaderMatch } from "./match-header.ts"
import { RecordScanner, type Delimiter } from "./record-scanner.ts"

/** A file whose format, delimiter and header are known. */
export type RecognisedFile = {
  readonly name: string
  readonly text: DecodedText
  readonly match: HeaderMatch
  readonly delimiter: Delimiter
  readonly delimiterWhy: string
  readonly formatWhy: string
  /** Physical line on which the header begins. */
  readonly headerLine: number
  /** The header as written, one entry a field. */
  readonly header: readonly string[]
}

/** What the caller already knows about a file. */
export type RecognitionHints = { readonly format: string | undefined; readonly role: ImportRole | undefined }

/** The header has to begin within these first lines. */
const headerLines = 50
const countedRecords = 50
const delimiters: readonly Delimiter[] = [",", ";", "\t"]
const delimiterNames = { ",": "comma", ";": "semicolon", "\t": "tab" } as const

type HeaderRecord = { readonly line: number; readonly fields: readonly string[] }
type Candidate = {
  readonly delimiter: Delimiter
  readonly header: HeaderRecord
  readonly matches: readonly HeaderMatch[]
  readonly known: number
  readonly constancy: number
}

/**
 * Tells the format of a file by its header alone: the first record within the first 50 lines that has every required column of
 * some format. Of the delimiters, the one with most known columns wins, then the one with the most constant field count; of the
 * formats, the one with most characteristic columns. Throws `UnreadableFile`: `ambiguous-format` on a tie between formats,
 * `missing-columns` or `unknown-format` when nothing fits, naming the nearest format and what it lacks.
 */
export function recogniseFile(
  name: string,
  text: DecodedText,
  formats: readonly FileFormat[],
  hints: RecognitionHints,
  limits: ImportLimits,
): RecognisedFile {
  if (text.bytes.toString("latin1", 0, 4096).trim() === "") {
    throw refusal("no-rows", name, null, "a header and at least one row", "the file is empty")
  }
  const eligible = eligibleFormats(name, formats, hints)
  const declared = declaredDelimiter(text)
  const candidates: Candidate[] = []
  const heads = new Map<Delimiter, HeaderRecord[]>()
  for (const delimiter of declared === null ? delimiters : [declared]) {
    const records = firstRecords(name, text, delimiter, limits)
    heads.set(delimiter, records)
    for (const header of records) {
      const matches = eligible
        .map((format) => matchHeader(header.fields, format))
        .filter((match) => match.lacking.length === 0)
      if (matches.length === 0) continue
      const known = Math.max(...matches.map((match) => match.positions.size))
      candidates.push({
        delimiter,
        header,
        matches,
        known,
        constancy: constancy(name, text, delimiter, limits),
      })
      break
    }
  }
  const best = candidates.toSorted((a, b) => b.known - a.known || b.constancy - a.constancy)[0]
  if (best === undefined) throw nothingFits(name, heads, eligible, text)
  const match = mostCharacteristic(name, best, hints)
  if (match.doubled !== null) throw doubledColumn(name, best.header, match.doubled)
  const others = candidates.length - 1
  return {
    name,
    text,
    match,
    delimiter: best.delimiter,
    delimiterWhy:
      declared !== null
        ? "the first line says so"
        : `${best.known} known columns in the header${others > 0 ? ", more than with another delimiter" : ""}`,
    formatWhy:
      hints.format !== undefined
        ? "as given"
        : `the header on line ${best.header.line} has every required column and ${match.characteristicFound} characteristic ones`,
    headerLine: best.header.line,
    header: best.header.fields,
  }
}

/** "comma", "semicolon" or "tab". */
export function delimiterName(delimiter: Delimiter): string {
  return delimiterNames[delimiter]
}

function eligibleFormats(
  name: string,
  formats: readonly FileFormat[],
  hints: RecognitionHints,
): readonly FileFormat[] {
  if (hints.format !== undefined) {
    const given = formats.filter((format) => format.id === hints.format)
    if (given.length > 0) return given
    const expected = `one of ${formats.map((format) => format.id).join(", ")}`
    throw refusal(
      "unknown-format",
      name,
      null,
      expected,
      `there is no format ${hints.format}; expected ${expected}`,
    )
  }
  return formats.filter((format) => format.onlyWhenOffered !== true || format.role === hints.role)
}

/** `sep=;` as first line, as Excel writes and reads it. */
function declaredDelimiter(text: DecodedText): Delimiter | null {
  const found = /^sep=([,;\t])\s*$/im.exec(text.bytes.toString("latin1", 0, 8).split(/[\r\n]/)[0] ?? "")
  return (found?.[1] as Delimiter | undefined) ?? null
}

function firstRecords(
  name: string,
  text: DecodedText,
  delimiter: Delimiter,
  limits: ImportLimits,
): HeaderRecord[] {
  const scanner = new RecordScanner(name, text, delimiter, limits)
  const records: HeaderRecord[] = []
  while (scanner.next() && scanner.firstLine <= headerLines) {
    if (scanner.fault !== null) continue
    const fields = Array.from({ length: scanner.fieldCount }, (_, field) => cellText(scanner, field))
    if (fields.some((field) => field.trim() !== "")) records.push({ line: scanner.firstLine, fields })
  }
  return records
}

/** Share of the first records that have the most usual field count. */
function constancy(name: string, text: DecodedText, delimiter: Delimiter, limits: ImportLimits): number {
  const scanner = new RecordScanner(name, text, delimiter, limits)
  const counts = new Map<number, number>()
  let records = 0
  while (records < countedRecords && scanner.next()) {
    counts.set(scanner.fieldCount, (counts.get(scanner.fieldCount) ?? 0) + 1)
    records++
  }
  return Math.max(0, ...counts.values()) / Math.max(1, records)
}

function mostCharacteristic(name: string, candidate: Candidate, hints: RecognitionHints): HeaderMatch {
  const ofRole = candidate.matches.filter((match) => match.format.role === hints.role)
  const ranked = (ofRole.length > 0 ? ofRole : candidate.matches).toSorted(
    (a, b) => b.characteristicFound - a.characteristicFound,
  )
  const [first, second] = ranked
  if (first === undefined) throw new Error("a candidate has at least one match")
  if (second !== undefined && second.characteristicFound === first.characteristicFound) {
    const ids = `${first.format.id} and ${second.format.id}`
    const { line } = candidate.header
    const sentence = `the header fits ${ids} equally well; expected the format to be given`
    throw refusal("ambiguous-format", name, line, "the format to be given", sentence)
  }
  return first
}

function doubledColumn(
  file: string,
  header: HeaderRecord,
  { name, first, second }: NonNullable<HeaderMatch["doubled"]>,
): UnreadableFile {
  const again = header.fields[second] ?? name
  const sentence = `the columns ${first + 1} and ${second + 1} (“${name}”, “${again}”) are the same; expected it once`
  return refusal("doubled-column", file, header.line, "each column once", sentence, name)
}

function nothingFits(
  name: string,
  heads: ReadonlyMap<Delimiter, readonly HeaderRecord[]>,
  formats: readonly FileFormat[],
  text: DecodedText,
): UnreadableFile {
  const start = text.bytes.toString("utf8", 0, 64).trimStart()
  if (start.startsWith("{") || start.startsWith("[")) {
    const sentence = "it is a JSON document; expected delimited text with a header"
    return refusal("unknown-format", name, 1, "delimited text with a header", sentence)
  }
  if (/^<(!doctype|html|\?xml)/i.test(start)) {
    const sentence = "it is a web page or XML; expected delimited text with a header"
    return refusal("unknown-format", name, 1, "delimited text with a header", sentence)
  }
  let nearest: { match: HeaderMatch; header: HeaderRecord } | null = null
  let fallback: HeaderRecord | null = null
  for (const records of heads.values()) {
    const widest = records[0]
    if (widest !== undefined && (fallback === null || widest.fields.length > fallback.fields.length))
      fallback = widest
    for (const header of records) {
      for (const format of formats) {
        const match = matchHeader(header.fields, format)
        if (match.positions.size > (nearest?.match.positions.size ?? 0)) nearest = { match, header }
      }
    }
  }
  const header = nearest?.header ?? fallback
  const line = header?.line ?? 1
  const shown = header === null ? "" : ` reads ${quoteList(header.fields)}`
  if (
    nearest !== null &&
    nearest.match.requiredFound > 0 &&
    nearest.match.positions.size * 2 >= nearest.header.fields.length
  ) {
    const { format, lacking } = nearest.match
    const columns = lacking.map((column) => `“${column}”`).join(", ")
    const sentence = `the header${shown}; for ${an(format.label)} it lacks ${columns}`
    return refusal(
      "missing-columns",
      name,
      line,
      `the ${lacking.length > 1 ? "columns" : "column"} ${columns}`,
      sentence,
      lacking[0],
    )
  }
  const known = formats.map((format) => format.label).join(", ")
  const near = nearest?.match ?? null
  const hint =
    near === null
      ? ""
      : `; the nearest is ${an(near.format.label)}, which also needs ${near.lacking.map((column) => `“${column}”`).join(", ")}`
  const sentence = `no known header in the first ${headerLines} lines; this line${shown}${hint}; expected one of: ${known}`
  return refusal("unknown-format", name, line, `a header of one of: ${known}`, sentence)
}

function an(label: string): string {
  return `${/^[aeiou]/i.test(label) ? "an" : "a"} ${label}`
}

function quoteList(fields: readonly string[]): string {
  const shown = fields.slice(0, 12).map((field) => `“${field.trim().slice(0, 40)}”`)
  return `${shown.join(", ")}${fields.length > 12 ? ` and ${fields.length - 12} more` : ""}`
}

function refusal(
  code: UnreadableFileCode,
  file: string,
  line: number | null,
  expected: string,
  sentence: string,
  column: string | null = null,
): UnreadableFile {
  const where = line === null ? file : `${file}, line ${line}`
  return new UnreadableFile({ code, file, line, column, expected, message: `${where}: ${sentence}` })
}
