import { packedColumn, type PackedColumns, packedTexts } from "./packed-columns.ts"
import { dictionaryColumns, minuteColumns, numberColumns, wholeColumns } from "./trade-column-names.ts"
import type { TradeColumnsMeta } from "./pack-trade-columns.ts"
import type { CustomColumn, TradeColumns } from "./trade-columns.ts"

/**
 * The trade log of packed columns. Typed arrays are taken as they are, without a copy. Legs that were left out read as empty
 * texts, custom columns that were left out are not there. Throws, naming the column, when one is absent, has another type
 * or length than the rest, or refers to a name that is not in its list.
 */
export function unpackTradeColumns(
  meta: Omit<TradeColumnsMeta, "custom"> & Partial<TradeColumnsMeta>,
  columns: PackedColumns,
): TradeColumns {
  const count = columns.get("line")?.length ?? 0
  const pick = <K extends string, T extends Int16Array | Int32Array | Float64Array>(
    names: readonly K[],
    type: { new (length: number): T; readonly name: string },
  ) =>
    Object.fromEntries(names.map((name) => [name, packedColumn(columns, name, type, count)])) as Record<K, T>

  const trades: TradeColumns = {
    count,
    ...pick(wholeColumns, Int32Array),
    ...pick(minuteColumns, Int16Array),
    ...pick(numberColumns, Float64Array),
    strategyNames: meta.strategyNames,
    reasonNames: meta.reasonNames,
    underlyingNames: meta.underlyingNames,
    legs: packedTexts(columns, "legs", count) ?? Array.from({ length: count }, () => ""),
    custom: (meta.custom ?? []).flatMap((column, index) => customColumn(column, index, columns, count)),
  }
  for (const { column, names } of dictionaryColumns) requireNames(column, trades[column], trades[names])
  return trades
}

function customColumn(
  { name, type }: TradeColumnsMeta["custom"][number],
  index: number,
  columns: PackedColumns,
  count: number,
): CustomColumn[] {
  const key = `custom.${index}`
  if (!columns.has(key)) return []
  if (type === "number") return [{ name, type, values: packedColumn(columns, key, Float64Array, count) }]
  return [{ name, type, values: packedTexts(columns, key, count) ?? [] }]
}

function requireNames(column: string, indices: Int32Array, names: readonly string[]): void {
  for (let row = 0; row < indices.length; row++) {
    if (indices[row] >= 0 && indices[row] < names.length) continue
    throw new Error(`the column "${column}" refers to name ${indices[row]} of ${names.length}`)
  }
}
