import type { ImportDecision } from "../contract/index.ts"
import type { RecordsRead } from "./read-records.ts"
import type { RecognisedFile } from "./recognise-file.ts"

const delimiterNames = { ",": "comma", ";": "semicolon", "\t": "tab" } as const

/** What was decided about any file: format, encoding, delimiter, number and date styles. */
export function fileDecisions(file: RecognisedFile, records: RecordsRead): ImportDecision[] {
  const decisions: ImportDecision[] = [
    { what: "format", choice: file.match.format.id, why: file.formatWhy },
    { what: "encoding", choice: file.text.encoding, why: file.text.why },
    { what: "delimiter", choice: delimiterNames[file.delimiter], why: file.delimiterWhy },
  ]
  const { styles } = records
  if (styles?.decimalSign.includes(",") === true) {
    decisions.push({ what: "decimal sign", choice: "comma", why: "the numbers of the column show it" })
  }
  if (styles !== null && styles.dateOrder !== null) {
    const choice = styles.dateOrder === "d/m" ? "day/month/year" : "month/day/year"
    decisions.push({ what: "date order", choice, why: styles.dateOrderWhy })
  }
  return decisions
}
