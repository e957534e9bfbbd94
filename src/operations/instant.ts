import { isoDate } from "../engine/money/iso-date.ts"

const DAY_MS = 86_400_000

/** ISO 8601 in UTC of milliseconds since 1970, e.g. `2024-03-01T10:00:00.000Z`: instants as the store and the wire have them. */
export function instant(milliseconds: number): string {
  const day = Math.floor(milliseconds / DAY_MS)
  const rest = Math.floor(milliseconds - day * DAY_MS)
  const pad = (value: number, width = 2) => String(Math.floor(value)).padStart(width, "0")
  const time = `${pad(rest / 3_600_000)}:${pad((rest / 60_000) % 60)}:${pad((rest / 1_000) % 60)}`
  return `${isoDate(day)}T${time}.${pad(rest % 1_000, 3)}Z`
}
