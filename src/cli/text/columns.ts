export type Alignment = "left" | "right"

/** Columns of text as wide as their widest cell, two spaces between them; no space at a line's end. */
export function columns(rows: readonly (readonly string[])[], alignments: readonly Alignment[]): string[] {
  const widths = alignments.map((_, at) => Math.max(0, ...rows.map((row) => textWidth(row[at] ?? ""))))
  return rows.map((row) =>
    alignments
      .map((alignment, at) => pad(row[at] ?? "", widths[at], alignment))
      .join("  ")
      .trimEnd(),
  )
}

/** Fills a text up to a width; text that is wider stays whole. */
export function pad(text: string, width: number, alignment: Alignment): string {
  const fill = " ".repeat(Math.max(0, width - textWidth(text)))
  return alignment === "left" ? text + fill : fill + text
}

/** Cells a terminal takes for a text: escape sequences and combining marks take none, East Asian wide characters two. */
export function textWidth(text: string): number {
  let width = 0
  // eslint-disable-next-line no-control-regex -- the escape character is what is looked for
  for (const character of text.replaceAll(/\u001B\[\d+m/g, "")) {
    if (/\p{Mark}/u.test(character)) continue
    width +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1
  }
  return width
}

/**
 * A file's text made safe to print: characters that would steer the terminal or turn the direction of writing are shown
 * as `·`, and what is longer than `width` is cut with an ellipsis.
 */
export function printable(text: string, width = Number.POSITIVE_INFINITY): string {
  const safe = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "·")
  if (textWidth(safe) <= width) return safe
  let cut = ""
  for (const character of safe) {
    if (textWidth(cut + character) >= width) break
    cut += character
  }
  return `${cut}…`
}
