import { type EpochDay, parseIsoDate } from "../../engine/money/iso-date.ts"
import type { Instant } from "../../operations/market-data-port.ts"

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (format === undefined) {
    // Swedish writes a date as ISO 8601 does.
    format = new Intl.DateTimeFormat("sv-SE", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      hourCycle: "h23",
    })
    formats.set(timeZone, format)
  }
  return format
}

/** `YYYY-MM-DD HH` of a moment, as a clock in the zone shows it. */
export function localHour(at: Instant, timeZone: string): string {
  return formatOf(timeZone).format(at)
}

/** The calendar day of a moment in a zone (IANA name), by the zone's rules on that day, not by an offset of today. */
export function localDay(at: Instant, timeZone: string): EpochDay {
  const day = parseIsoDate(localHour(at, timeZone).slice(0, 10))
  if (day === null) throw new Error(`no calendar day for ${at} in ${timeZone}`)
  return day
}
