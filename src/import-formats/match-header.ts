import { comparedName } from "./column-name.ts"
import type { FileFormat } from "./file-format.ts"

/** How a format's columns lie in a header. */
export type HeaderMatch = {
  readonly format: FileFormat
  /** Field index by key; absent columns are not in it. */
  readonly positions: ReadonlyMap<string, number>
  readonly requiredFound: number
  readonly characteristicFound: number
  /** Required columns that are not there, by their usual names. */
  readonly lacking: readonly string[]
  /** Field indices of a column that we read and that is there twice. */
  readonly doubled: { readonly first: number; readonly second: number } | null
}

/** Finds the columns of a format in a header, whatever their order. */
export function matchHeader(header: readonly string[], format: FileFormat): HeaderMatch {
  const fields = new Map<string, number[]>()
  header.forEach((written, index) => {
    const name = comparedName(written)
    const at = fields.get(name)
    if (at === undefined) fields.set(name, [index])
    else at.push(index)
  })
  const positions = new Map<string, number>()
  const lacking: string[] = []
  let requiredFound = 0
  let characteristicFound = 0
  let doubled: HeaderMatch["doubled"] = null
  for (const column of format.columns) {
    const [first, second] = column.names.flatMap((name) => fields.get(comparedName(name)) ?? [])
    if (first === undefined) {
      if (column.required === true) lacking.push(column.names[0])
      continue
    }
    if (second !== undefined) doubled ??= { first, second }
    positions.set(column.key, first)
    if (column.required === true) requiredFound++
    if (column.characteristic === true) characteristicFound++
  }
  const alsoLacking = format.lacks?.(new Set(positions.keys())) ?? null
  if (alsoLacking !== null) lacking.push(alsoLacking)
  return { format, positions, requiredFound, characteristicFound, lacking, doubled }
}
