/** No format has a longer name; keeps the work on hostile headers small. */
const longestName = 200

/**
 * A column name as it is compared: trimmed, quotes off, inner white space to one space, trailing `*` off, case folded.
 * `"Date  Opened" *` and `date opened` are one name.
 */
export function comparedName(written: string): string {
  if (written.length > longestName) return written
  return written
    .trim()
    .replace(/^"+|"+$/g, "")
    .replace(/\s+/g, " ")
    .replace(/[\s*]+$/, "")
    .trim()
    .toLowerCase()
}
