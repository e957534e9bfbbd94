/**
 * Minute of the day of `H:MM`, `HH:MM:SS`, `HH:MM:SS.fraction` (1–9 digits) or `h:mm AM/PM`; seconds are cut. Null when the text
 * is no time of day. A zone or offset after the time is read over: the time counts as printed.
 */
export function parseTime(text: string): number | null {
  const parts =
    /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?:\s*([ap])\.?m\.?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?$/i.exec(
      text.trim(),
    )
  if (parts === null) return null
  let hour = Number(parts[1])
  const minute = Number(parts[2])
  const second = Number(parts[3] ?? 0)
  const half = parts[4]?.toLowerCase()
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null
    hour = (hour % 12) + (half === "p" ? 12 : 0)
  }
  if (hour > 23 || minute > 59 || second > 59) return null
  return hour * 60 + minute
}
