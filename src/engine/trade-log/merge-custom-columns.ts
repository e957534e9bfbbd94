import type { CustomColumn } from "./trade-columns.ts"

/** Where a row of the merged log comes from. */
export type RowSource = { readonly batch: Int32Array; readonly row: Int32Array }

/**
 * The custom columns of several batches under their names, in order of appearance; blank where a batch does not have one. A
 * name keeps its type when all batches that have it agree, else its values are texts.
 */
export function mergeCustomColumns(
  batches: readonly (readonly CustomColumn[])[],
  source: RowSource,
): CustomColumn[] {
  const names = [...new Set(batches.flatMap((columns) => columns.map((column) => column.name)))]
  return names.map((name) => {
    const ofBatch = batches.map((columns) => columns.find((column) => column.name === name))
    const types = new Set(ofBatch.flatMap((column) => (column === undefined ? [] : [column.type])))
    const [type] = types.size === 1 ? types : ["text" as const]
    if (type === "number") {
      const values = Float64Array.from(source.row, (row, i) =>
        Number(ofBatch[source.batch[i]]?.values[row] ?? Number.NaN),
      )
      return { name, type, values }
    }
    return {
      name,
      type,
      values: Array.from(source.row, (row, i) => textOf(ofBatch[source.batch[i]]?.values[row])),
    }
  })
}

function textOf(value: string | number | undefined): string {
  return value === undefined || Number.isNaN(value) ? "" : String(value)
}
