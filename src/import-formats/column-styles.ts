import { cellText } from "./cell-text.ts"
import { dateEvidence, parseDate, type DateEvidence, type DateOrder } from "./parse-date.ts"
import { separatorEvidence, type DecimalSign } from "./parse-number.ts"
import type { RecordScanner } from "./record-scanner.ts"
import { refusal } from "./refusal.ts"

/** How the numbers and dates of a file are written, as its whole columns show. */
export type ColumnStyles = {
  /** By field; null when the column contradicts itself and only self-evident numbers can be read. */
  readonly decimalSign: readonly (DecimalSign | null)[]
  /** How `a/b/YYYY` is read; null when no date of the file is written so. */
  readonly dateOrder: DateOrder | null
  /** Why, for the report. */
  readonly dateOrderWhy: string
}

type DateColumn = {
  readonly evidence: Set<DateEvidence>
  readonly field: number
  firstLine: number
  dayFirst: Trend
  monthFirst: Trend
}
type Trend = { previous: number | null; ascending: boolean; descending: boolean }

/** Columns to survey, and what their format says of them. */
export type SurveyedColumns = {
  readonly numbers: readonly number[]
  readonly dates: readonly number[]
  /** Decimal sign that the format declares. */
  readonly decimalSign?: DecimalSign
  /** Order of day and month that the format fixes. */
  readonly dateOrder?: DateOrder
}

/**
 * Looks at whole columns for what single cells cannot tell: whether a lone comma is a decimal sign, and whether `3/4/2025` is in
 * March or April. Decimal sign: what the format declares, else what the column's self-evident numbers show, else those of the file, else `.`. Order
 * of day and month: what the format fixes, else what the columns show, else the one reading under which the rows are in order;
 * otherwise throws `UnreadableFile` with `undecided-dates`.
 */
export function surveyColumns(
  scanner: RecordScanner,
  header: readonly string[],
  fields: SurveyedColumns,
): ColumnStyles {
  const shown = new Map(fields.numbers.map((field) => [field, new Set<DecimalSign>()] as const))
  const dates = fields.dates.map((field): DateColumn => {
    return { evidence: new Set(), field, firstLine: 0, dayFirst: newTrend(), monthFirst: newTrend() }
  })
  while (scanner.next()) {
    if (scanner.fault !== null) continue
    for (const [field, signs] of shown) {
      if (field >= scanner.fieldCount || scanner.starts[field] === scanner.ends[field]) continue
      const evidence = separatorEvidence(cellText(scanner, field))
      if (evidence === "." || evidence === ",") signs.add(evidence)
    }
    for (const column of dates) if (column.field < scanner.fieldCount) surveyDate(scanner, column)
  }
  const all = new Set([...shown.values()].flatMap((signs) => [...signs]))
  const ofFile: DecimalSign | null = all.size === 2 ? null : ([...all][0] ?? ".")
  const decimalSign = header.map((_, field): DecimalSign | null => {
    if (fields.decimalSign !== undefined) return fields.decimalSign
    const signs = shown.get(field)
    if (signs === undefined || signs.size === 0) return ofFile ?? "."
    return signs.size === 2 ? null : ([...signs][0] ?? ".")
  })
  const fixed = fields.dateOrder
  if (fixed !== undefined) return { decimalSign, dateOrder: fixed, dateOrderWhy: "the format fixes it" }
  return { decimalSign, ...decideOrder(scanner.file, header, dates) }
}

function surveyDate(scanner: RecordScanner, column: DateColumn): void {
  const text = cellText(scanner, column.field)
  const evidence = dateEvidence(text)
  if (evidence === "none") return
  if (column.firstLine === 0) column.firstLine = scanner.firstLine
  column.evidence.add(evidence)
  follow(column.dayFirst, parseDate(text, "d/m"))
  follow(column.monthFirst, parseDate(text, "m/d"))
}

function newTrend(): Trend {
  return { previous: null, ascending: true, descending: true }
}

function follow(trend: Trend, day: number | null): void {
  if (day === null) return
  if (trend.previous !== null) {
    if (day < trend.previous) trend.ascending = false
    if (day > trend.previous) trend.descending = false
  }
  trend.previous = day
}

function decideOrder(
  file: string,
  header: readonly string[],
  dates: readonly DateColumn[],
): { dateOrder: DateOrder | null; dateOrderWhy: string } {
  const slashed = dates.filter((column) => column.evidence.size > 0)
  const [first] = slashed
  if (first === undefined) return { dateOrder: null, dateOrderWhy: "" }
  const orders = (["d/m", "m/d"] as const).filter((order) =>
    slashed.some((column) => column.evidence.has(order)),
  )
  const [only] = orders
  if (only !== undefined && orders.length === 1) {
    return {
      dateOrder: only,
      dateOrderWhy: `a date has a ${only === "d/m" ? "first" : "second"} part over 12`,
    }
  }
  if (orders.length === 0) {
    const inOrder = (["d/m", "m/d"] as const).filter((order) =>
      slashed.every((column) => {
        const trend = order === "d/m" ? column.dayFirst : column.monthFirst
        return trend.ascending || trend.descending
      }),
    )
    const [reading] = inOrder
    if (reading !== undefined && inOrder.length === 1) {
      return { dateOrder: reading, dateOrderWhy: "only so are the rows in order" }
    }
  }
  const name = header[first.field] ?? ""
  const why =
    orders.length === 2
      ? "some dates can only be day/month/year and others only month/day/year"
      : "nothing in the file tells day/month/year from month/day/year"
  throw refusal(
    "undecided-dates",
    { file, line: first.firstLine, column: name },
    why,
    "dates such as 2025-03-10",
  )
}
