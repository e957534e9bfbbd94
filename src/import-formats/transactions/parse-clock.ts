import { parseTime } from "../parse-time.ts"

/** Second of the day of `H:MM`, `HH:MM:SS`, `HH:MM:SS.fraction` or `h:mm AM/PM`; null when the text is no time of day. */
export function parseClock(text: string): number | null {
  const minute = parseTime(text)
  if (minute === null) return null
  const seconds = /^\d{1,2}:\d{2}:(\d{2})/.exec(text.trim())?.[1] ?? "0"
  return minute * 60 + Number(seconds)
}
