import { type EpochDay, parseIsoDate } from "../../engine/money/iso-date.ts"
import type { DateRule } from "./date-rules.ts"

/**
 * Days that no rule of ours gives, as a table: a line a year, the year and one `MM-DD` a column. Each column becomes a rule,
 * which throws for a year without a line: rules that cover more years than their table would keep no holiday in silence.
 * Throws on a line that is none.
 */
export function dateTable<const Column extends string>(
  columns: readonly Column[],
  lines: string,
): Readonly<Record<Column, DateRule>> {
  const days = columns.map(() => new Map<number, EpochDay>())
  for (const line of lines.trim().split("\n")) {
    const [year, ...dates] = line.trim().split(/\s+/)
    if (dates.length !== columns.length) {
      throw new Error(`"${line.trim()}": expected a year and ${columns.length} dates`)
    }
    dates.forEach((date, column) => {
      const day = parseIsoDate(`${year}-${date}`)
      if (day === null) throw new Error(`"${line.trim()}": ${date} is no MM-DD of ${year}`)
      days[column].set(Number(year), day)
    })
  }
  const rules = columns.map((column, at) => {
    const rule: DateRule = (year) => {
      const day = days[at].get(year)
      if (day === undefined) throw new Error(`the table of ${columns.join(", ")} has no line for ${year}`)
      return day
    }
    return [column, rule]
  })
  return Object.fromEntries(rules) as Record<Column, DateRule>
}
