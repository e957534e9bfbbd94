const blankWords = new Set(["", "-", "--", "n/a", "nan", "null", "not available"])

/** Whether a cell of a numeric, date or time column holds nothing: blank is null, never 0. */
export function isBlankWord(trimmed: string): boolean {
  return trimmed.length <= 13 && blankWords.has(trimmed.toLowerCase())
}
