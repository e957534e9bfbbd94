import { openColumnBlock } from "../contract/index.ts"
import type { FileActions, PackedColumns, PriceWarning } from "./backtests-port.ts"

/** Splits and dividends as columns of a block, beside its bars. */
export function actionColumns({ splits, dividends }: FileActions): PackedColumns {
  return new Map<string, Float64Array | Int32Array>([
    ["splitDays", splits.days],
    ["splitRatios", splits.values],
    ["dividendDays", dividends.days],
    ["dividendAmounts", dividends.values],
  ])
}

/** The splits and dividends of a block; none in one from before they were kept. */
export function actionsOfBlock(block: Uint8Array): FileActions {
  const opened = openColumnBlock(block)
  if (!opened.names.includes("splitDays")) return noActions
  const dated = (days: string, values: string) => ({
    days: opened.column(days) as Int32Array,
    values: opened.column(values) as Float64Array,
  })
  return {
    splits: dated("splitDays", "splitRatios"),
    dividends: dated("dividendDays", "dividendAmounts"),
    warnings: (opened.meta as { readonly actions: readonly PriceWarning[] }).actions,
  }
}

const none = { days: new Int32Array(0), values: new Float64Array(0) }
export const noActions: FileActions = { splits: none, dividends: none, warnings: [] }
