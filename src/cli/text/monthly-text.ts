import type { FilesAnalysis } from "../../operations/analyze-files.ts"
import { columns } from "./columns.ts"
import { noFigure, numberText } from "./number-text.ts"
import type { Style } from "./style.ts"

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

/** A row a year, a column a month and one for the whole year, in percent. */
export function monthlyText(
  { monthly, yearly }: Pick<FilesAnalysis, "monthly" | "yearly">,
  style: Style,
): string[] {
  if (yearly.length === 0) return []
  const byMonth = new Map(monthly.map((cell) => [`${cell.year}-${cell.month}`, cell.return]))
  const rows = yearly.map(({ year, ...whole }) => [
    `  ${year}`,
    ...months.map((_, at) => percent(byMonth.get(`${year}-${at + 1}`))),
    style.bold(percent(whole.return)),
  ])
  const header = ["", ...months, "Year"].map(style.dim)
  return [
    style.bold("Monthly return, %"),
    ...columns([header, ...rows], ["left", ...header.slice(1).map(() => "right" as const)]),
  ]
}

/** Undefined: outside the span, which is left blank; null: no return exists. */
function percent(value: number | null | undefined): string {
  if (value === undefined) return ""
  return value === null ? noFigure : numberText(value * 100, 2)
}
