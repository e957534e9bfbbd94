import type { UnreadableFile } from "../operations/unreadable-file.ts"
import type { DecodedText } from "./decode-text.ts"
import type { FileFormat } from "./file-format.ts"
import { headLines, type HeadRecord } from "./first-records.ts"
import { matchHeader, type HeaderMatch } from "./match-header.ts"
import { refusal } from "./refusal.ts"

const shownFields = 12

type NearestFormat = { readonly match: HeaderMatch; readonly header: HeadRecord }

/**
 * Why no format fits: shows the header found, its line, the nearest format and the columns that it lacks. `missing-columns` when
 * half of what a format requires is there, so that it is plainly meant, or no other comes into question, else `unknown-format`.
 */
export function unrecognisedFile(
  file: string,
  heads: readonly (readonly HeadRecord[])[],
  formats: readonly FileFormat[],
  text: DecodedText,
): UnreadableFile {
  const start = text.bytes.toString("utf8", 0, 64).trimStart()
  const other = /^[{[]/.test(start)
    ? "a JSON document"
    : /^<(!doctype|html|\?xml)/i.test(start)
      ? "a web page or XML"
      : null
  if (other !== null) {
    return refusal("unknown-format", { file, line: 1 }, `this is ${other}`, "delimited text with a header")
  }
  const nearest = nearestFormat(heads, formats)
  const header = nearest?.header ?? widest(heads)
  const line = header?.line ?? 1
  const shown = header === null ? "no header was found" : `the header found reads ${quoted(header.fields)}`
  const known = formats.filter((format) => format.onlyWhenOffered !== true).map(({ label }) => label)
  const anyKnown = `the header of one of: ${known.join(", ")}, within the first ${headLines} lines`
  if (nearest === null)
    return refusal("unknown-format", { file, line }, `${shown}, which is of no known format`, anyKnown)
  const { format, lacking } = nearest.match
  const columns = lacking.map((name) => `“${name}”`).join(", ")
  const plural = lacking.length > 1 ? "columns" : "column"
  if (isPlainlyMeant(nearest) || formats.length === 1) {
    const problem = `${shown}; for ${withArticle(format.label)} it lacks the ${plural} ${columns}`
    return refusal("missing-columns", { file, line, column: lacking[0] }, problem, `the ${plural} ${columns}`)
  }
  const problem = `${shown}, which is of no known format; the nearest is ${withArticle(format.label)}, for which it lacks ${columns}`
  return refusal("unknown-format", { file, line }, problem, anyKnown)
}

/** Whether half of what the nearest format requires is there. */
export function isPlainlyMeant(nearest: NearestFormat | null): boolean {
  return nearest !== null && nearest.match.requiredFound >= nearest.match.lacking.length
}

/** The format that knows most columns of any record of the head. */
export function nearestFormat(
  heads: readonly (readonly HeadRecord[])[],
  formats: readonly FileFormat[],
): NearestFormat | null {
  let nearest: NearestFormat | null = null
  for (const header of heads.flat()) {
    for (const format of formats) {
      const match = matchHeader(header.fields, format)
      if (match.positions.size > (nearest?.match.positions.size ?? 0)) nearest = { match, header }
    }
  }
  return nearest
}

function widest(heads: readonly (readonly HeadRecord[])[]): HeadRecord | null {
  const firsts = heads.flatMap((records) => records.slice(0, 1))
  return firsts.toSorted((a, b) => b.fields.length - a.fields.length)[0] ?? null
}

function withArticle(label: string): string {
  return `${/^[aeiou]/i.test(label) ? "an" : "a"} ${label}`
}

function quoted(fields: readonly string[]): string {
  const shown = fields.slice(0, shownFields).map((field) => `“${field.trim().slice(0, 40)}”`)
  const more = fields.length - shown.length
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`
}
