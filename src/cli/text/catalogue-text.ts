import type { CatalogueEntry } from "../../contract/index.ts"
import type { TextOutput } from "../cli-world.ts"
import { textWidth } from "./columns.ts"
import { printSections, widthOf } from "./print-sections.ts"
import { type Style, styleFor } from "./style.ts"

/** Prints what every figure is, under the headings of the catalogue. */
export function catalogueText(catalogue: readonly CatalogueEntry[], stdout: TextOutput): void {
  const style = styleFor(stdout)
  const width = Math.min(widthOf(stdout), 120)
  const groups = Map.groupBy(catalogue, ({ group }) => group)
  const sections = [...groups].flatMap(([group, entries]) => [
    [style.bold(group)],
    ...entries.map((entry) => entryLines(entry, style, width)),
  ])
  printSections(sections, stdout)
}

function entryLines(
  { id, label, definition, convention, source }: CatalogueEntry,
  style: Style,
  width: number,
) {
  return [
    `  ${style.bold(label)}  ${style.dim(id)}`,
    ...wrapped(definition, width),
    ...(convention === null ? [] : wrapped(convention, width)),
    ...wrapped(source, width).map(style.dim),
  ]
}

/** Lines of at most `width`, indented, broken between words. */
function wrapped(text: string, width: number): string[] {
  const indent = "    "
  const lines: string[] = []
  let line = indent
  for (const word of text.split(" ")) {
    if (line !== indent && textWidth(line) + 1 + textWidth(word) > width) {
      lines.push(line)
      line = indent
    }
    line += line === indent ? word : ` ${word}`
  }
  return [...lines, line]
}
