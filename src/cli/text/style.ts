import type { TextOutput } from "../cli-world.ts"

export type Style = {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly warn: (text: string) => string
}

const plain: Style = { bold: (text) => text, dim: (text) => text, warn: (text) => text }

const escaped: Style = {
  bold: (text) => `\u001B[1m${text}\u001B[22m`,
  dim: (text) => `\u001B[2m${text}\u001B[22m`,
  warn: (text) => `\u001B[33m${text}\u001B[39m`,
}

/** Emphasis on a terminal, none in a file or a pipe. */
export function styleFor(output: TextOutput): Style {
  return output.isTerminal ? escaped : plain
}
