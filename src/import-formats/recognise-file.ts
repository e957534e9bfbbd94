import type { ImportRole } from "../contract/index.ts"
import type { DecodedText } from "./decode-text.ts"
import type { FileFormat } from "./file-format.ts"
import {
  fieldCountConstancy,
  firstRecords,
  isEmptyText,
  possibleDelimiters,
  type HeadRecord,
} from "./first-records.ts"
import type { ImportLimits } from "./limits.ts"
import { matchHeader, type HeaderMatch } from "./match-header.ts"
import type { Delimiter } from "./record-scanner.ts"
import { refusal } from "./refusal.ts"
import { isPlainlyMeant, nearestFormat, unrecognisedFile } from "./unrecognised-file.ts"

/** A file whose delimiter and header are known. */
export type DelimitedFile = {
  readonly name: string
  readonly text: DecodedText
  readonly delimiter: Delimiter
  readonly delimiterWhy: string
  /** Physical line on which the header begins. */
  readonly headerLine: number
  /** The header as written, one entry a field. */
  readonly header: readonly string[]
}

/** A file whose format is known too. */
export type RecognisedFile = DelimitedFile & { readonly match: HeaderMatch; readonly formatWhy: string }

/** What the caller already knows about a file. */
export type RecognitionHints = { readonly format: string | undefined; readonly role: ImportRole | undefined }

type Candidate = {
  readonly delimiter: Delimiter
  readonly header: HeadRecord
  readonly matches: readonly HeaderMatch[]
  /** Most columns of the header that one format knows. */
  readonly known: number
  readonly constancy: number
}

/**
 * Tells the format of a file by its header alone: the first record within the first 50 lines that has every required column of
 * some format. Of the delimiters, the one with most known columns wins, then the one with the most constant field count; of the
 * formats, the one with most characteristic columns. Throws `UnreadableFile`: `ambiguous-format` on a tie between formats,
 * `missing-columns` or `unknown-format` when nothing fits, `doubled-column`, `no-rows` for an empty file.
 */
export function recogniseFile(
  name: string,
  text: DecodedText,
  formats: readonly FileFormat[],
  hints: RecognitionHints,
  limits: ImportLimits,
): RecognisedFile {
  if (isEmptyText(text))
    throw refusal("no-rows", { file: name }, "the file is empty", "a header and at least one row")
  const eligible = eligibleFormats(name, formats, hints)
  const { delimiters, declared } = possibleDelimiters(text)
  const heads = delimiters.map((delimiter) => firstRecords(name, text, delimiter, limits))
  const candidatesAmong = (among: readonly FileFormat[]) =>
    delimiters.flatMap((delimiter, index): Candidate[] => {
      for (const header of heads[index]) {
        const matches = among
          .map((format) => matchHeader(header.fields, format))
          .filter(({ lacking }) => lacking.length === 0)
        if (matches.length === 0) continue
        const known = Math.max(...matches.map(({ positions }) => positions.size))
        const constancy = fieldCountConstancy(name, text, delimiter, limits)
        return [{ delimiter, header, matches, known, constancy }]
      }
      return []
    })
  const ordinary = eligible.filter((format) => format.lastResort !== true || hints.format !== undefined)
  let candidates = candidatesAmong(ordinary)
  if (candidates.length === 0 && !isPlainlyMeant(nearestFormat(heads, ordinary)))
    candidates = candidatesAmong(eligible)
  const best = candidates.toSorted((a, b) => b.known - a.known || b.constancy - a.constancy)[0]
  if (best === undefined) throw unrecognisedFile(name, heads, eligible, text)
  const { header, delimiter } = best
  const match = mostCharacteristic(name, best, hints)
  if (match.doubled !== null) {
    const { first, second } = match.doubled
    const problem = `the columns ${first + 1} and ${second + 1} are the same`
    const column = header.fields[first].trim()
    throw refusal("doubled-column", { file: name, line: header.line, column }, problem, "each column once")
  }
  return {
    name,
    text,
    match,
    delimiter,
    delimiterWhy: declared
      ? "the first line declares it"
      : `it gives ${best.known} known columns in the header`,
    formatWhy:
      hints.format === undefined
        ? `the header on line ${header.line} has all required columns and ${match.characteristicFound} characteristic ones`
        : "as given",
    headerLine: header.line,
    header: header.fields,
  }
}

function eligibleFormats(
  file: string,
  formats: readonly FileFormat[],
  hints: RecognitionHints,
): readonly FileFormat[] {
  if (hints.format === undefined) {
    return formats.filter((format) => format.onlyWhenOffered !== true || format.role === hints.role)
  }
  const given = formats.filter(({ id }) => id === hints.format)
  if (given.length > 0) return given
  const ids = formats.map(({ id }) => id).join(", ")
  throw refusal("unknown-format", { file }, `there is no format ${hints.format}`, `one of ${ids}`)
}

function mostCharacteristic(
  file: string,
  { matches, header }: Candidate,
  hints: RecognitionHints,
): HeaderMatch {
  const ofRole = matches.filter(({ format }) => format.role === hints.role)
  const ranked = (ofRole.length > 0 ? ofRole : matches).toSorted(
    (a, b) => b.characteristicFound - a.characteristicFound,
  )
  const [first, second] = ranked
  if (second !== undefined && second.characteristicFound === first.characteristicFound) {
    const problem = `the header fits ${first.format.id} and ${second.format.id} equally well`
    throw refusal("ambiguous-format", { file, line: header.line }, problem, "the format to be named")
  }
  return first
}
