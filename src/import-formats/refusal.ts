import { UnreadableFile, type UnreadableFileCode } from "../operations/unreadable-file.ts"

/** Where in a file something is at fault; what is left out is the whole. */
export type Place = { readonly file: string; readonly line?: number; readonly column?: string }

/** An `UnreadableFile` whose sentence names the file, the line and the column, says what is wrong and what was expected. */
export function refusal(
  code: UnreadableFileCode,
  { file, line, column }: Place,
  problem: string,
  expected: string,
): UnreadableFile {
  const where = [
    file,
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(column === undefined ? [] : [`column “${column}”`]),
  ].join(", ")
  return new UnreadableFile({
    code,
    file,
    line: line ?? null,
    column: column ?? null,
    expected,
    message: `${where}: ${problem}; expected ${expected}`,
  })
}
