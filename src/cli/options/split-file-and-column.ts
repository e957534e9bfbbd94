export type FileAndColumn = { readonly file: string; readonly column: string | null }

/**
 * `prices.csv:SPY` is column `SPY` of `prices.csv`; without a colon the column is null. The last colon counts, and only
 * one that a file name ending in `.xyz` stands before, so that a path may hold colons of its own.
 */
export function splitFileAndColumn(text: string): FileAndColumn {
  const match = /^(-|.*\.\w+):([^/\\]+)$/.exec(text)
  return match?.[1] === undefined || match[2] === undefined
    ? { file: text, column: null }
    : { file: match[1], column: match[2] }
}
