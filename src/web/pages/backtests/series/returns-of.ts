/**
 * How many returns ratios are made from, up to a day: those of the bars after the first; where a day has several, one a day. Nothing
 * follows ruin.
 */
export function returnsOf(dates: readonly string[], last: string): number {
  const days = new Set(dates.map((date) => date.slice(0, 10)).filter((date) => date <= last))
  const hasBarsWithinDays = (dates[0]?.length ?? 0) > 10
  return hasBarsWithinDays ? days.size : days.size - 1
}
