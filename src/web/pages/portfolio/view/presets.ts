import { civilDate, type EpochDay, epochDayOf } from "../../../../engine/money/iso-date.ts"

export type Preset = { readonly id: "all" | "1y" | "ytd"; readonly label: string; readonly meaning: string }

export const presets: readonly Preset[] = [
  { id: "ytd", label: "YTD", meaning: "since the first of January of the log's last year" },
  { id: "1y", label: "1Y", meaning: "the year up to the last close" },
  { id: "all", label: "All", meaning: "the whole log" },
]

/** The first day of a preset; null for the whole log. Counted back from the log's last close, not from today. */
export function presetStart(id: Preset["id"], lastDay: EpochDay): EpochDay | null {
  const { year, month, day } = civilDate(lastDay)
  if (id === "ytd") return epochDayOf(year, 1, 1)
  if (id === "1y") return epochDayOf(year - 1, month, day) + 1
  return null
}
