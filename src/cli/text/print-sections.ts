import type { TextOutput } from "../cli-world.ts"

/** Width of a table where there is no terminal to ask. */
const defaultWidth = 120

export function widthOf({ columns }: TextOutput): number {
  return columns ?? defaultWidth
}

/** Sections of lines with an empty line between them; an empty section is left out. */
export function printSections(sections: readonly (readonly string[])[], stdout: TextOutput): void {
  const texts = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n").trimEnd())
  stdout.write(`${texts.join("\n\n")}\n`)
}
