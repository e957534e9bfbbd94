import type { DailyLogColumns } from "./daily-log-columns.ts"
import { packedColumn, type PackedColumns } from "./packed-columns.ts"

const wholeColumns = ["line", "day"] as const
const numberColumns = [
  "netLiquidity",
  "pnl",
  "currentFunds",
  "withdrawn",
  "tradingFunds",
  "pnlPercent",
  "drawdownPercent",
] as const

/** A daily log's columns by name, without copying any. */
export function packDailyLogColumns(log: DailyLogColumns): PackedColumns {
  return new Map([...wholeColumns, ...numberColumns].map((name) => [name, log[name]]))
}

/**
 * The daily log of packed columns, without copying any. Throws, naming the column, when one is absent or has another type or
 * length than the rest.
 */
export function unpackDailyLogColumns(columns: PackedColumns): DailyLogColumns {
  const count = columns.get("day")?.length ?? 0
  const pick = <K extends string, T extends Int32Array | Float64Array>(
    names: readonly K[],
    type: { new (length: number): T; readonly name: string },
  ) =>
    Object.fromEntries(names.map((name) => [name, packedColumn(columns, name, type, count)])) as Record<K, T>
  return { count, ...pick(wholeColumns, Int32Array), ...pick(numberColumns, Float64Array) }
}
