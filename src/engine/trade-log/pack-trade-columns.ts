import type { PackedColumns, PackedValues } from "./packed-columns.ts"
import type { CustomColumn, TradeColumns } from "./trade-columns.ts"
import { minuteColumns, numberColumns, wholeColumns } from "./trade-column-names.ts"

/** What of a trade log is not a column. */
export type TradeColumnsMeta = {
  readonly strategyNames: readonly string[]
  readonly reasonNames: readonly string[]
  readonly underlyingNames: readonly string[]
  /** In order; the values of the first are in the column `custom.0`. */
  readonly custom: readonly { readonly name: string; readonly type: CustomColumn["type"] }[]
}

/**
 * A log's columns by name, without copying any. With `texts: false` the columns of text (legs, custom columns that are not
 * numbers) are left out, which is what a reader that only computes needs.
 */
export function packTradeColumns(
  trades: TradeColumns,
  { texts }: { readonly texts: boolean },
): { readonly meta: TradeColumnsMeta; readonly columns: PackedColumns } {
  const columns = new Map<string, PackedValues>()
  for (const name of [...wholeColumns, ...minuteColumns, ...numberColumns]) columns.set(name, trades[name])
  if (texts) columns.set("legs", trades.legs)
  const custom = trades.custom.filter((column) => texts || column.type === "number")
  for (const [index, column] of custom.entries()) columns.set(`custom.${index}`, column.values)
  const { strategyNames, reasonNames, underlyingNames } = trades
  return {
    meta: {
      strategyNames,
      reasonNames,
      underlyingNames,
      custom: custom.map(({ name, type }) => ({ name, type })),
    },
    columns,
  }
}
