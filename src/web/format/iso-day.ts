import { parseIsoDate } from "../../engine/money/iso-date.ts"
import { formatDay } from "./dates.ts"

/** "14 Mar 2025" of `2025-03-14`; a text that is no date stays as it is, and null is an en dash. */
export function formatIsoDay(date: string | null): string {
  if (date === null) return "–"
  const day = parseIsoDate(date)
  return day === null ? date : formatDay(day)
}

/** "2 May 2022 – 13 Oct 2025"; one day alone is written once. */
export function formatIsoRange(first: string | null, last: string | null): string {
  if (first === null || last === null || first === last) return formatIsoDay(first ?? last)
  return `${formatIsoDay(first)} – ${formatIsoDay(last)}`
}
