import { openColumnBlock } from "../contract/index.ts"
import type { Bars } from "../engine/backtest/bars.ts"
import type { PackedColumns } from "./backtests-port.ts"
import { shareBars } from "./share-bars.ts"

/** Bars as columns of a block. */
export function barColumns({ days, minutes, open, high, low, close, volume }: Bars): PackedColumns {
  return new Map<string, Float64Array | Int32Array | Int16Array>([
    ["days", days],
    ...(minutes === null ? [] : [["minutes", minutes] as const]),
    ["open", open],
    ["high", high],
    ["low", low],
    ["close", close],
    ["volume", volume],
  ])
}

/** The bars of a block, in memory that every thread sees. */
export function barsOfBlock(block: Uint8Array): Bars {
  const opened = openColumnBlock(block)
  const prices = (name: string) => opened.column(name) as Float64Array
  return shareBars({
    days: opened.column("days") as Int32Array,
    minutes: opened.names.includes("minutes") ? (opened.column("minutes") as Int16Array) : null,
    open: prices("open"),
    high: prices("high"),
    low: prices("low"),
    close: prices("close"),
    volume: prices("volume"),
  })
}
