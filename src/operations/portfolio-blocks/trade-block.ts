import { decodeColumnBlock, encodeColumnBlock, openColumnBlock } from "../../contract/column-block.ts"
import type { DailyLogColumns } from "../../engine/trade-log/daily-log-columns.ts"
import { packDailyLogColumns, unpackDailyLogColumns } from "../../engine/trade-log/pack-daily-log-columns.ts"
import { packTradeColumns, type TradeColumnsMeta } from "../../engine/trade-log/pack-trade-columns.ts"
import type { TradeColumns } from "../../engine/trade-log/trade-columns.ts"
import { unpackTradeColumns } from "../../engine/trade-log/unpack-trade-columns.ts"

/** Column of a portfolio's trades: the index of each one's batch in `meta.imports`. */
export const importColumn = "import"

export type PortfolioTradesMeta = TradeColumnsMeta & {
  /** Ids of the batches in force, in order of commit. */
  readonly imports: readonly string[]
}

/** Trades of a batch as the store keeps them, before compression. */
export function encodeTrades(trades: TradeColumns): Uint8Array {
  const { meta, columns } = packTradeColumns(trades, { texts: true })
  return encodeColumnBlock(meta, columns)
}

/** Trades of a portfolio, each with its batch. */
export function encodePortfolioTrades(
  trades: TradeColumns,
  batch: Int32Array,
  imports: readonly string[],
): Uint8Array {
  const { meta, columns } = packTradeColumns(trades, { texts: true })
  return encodeColumnBlock({ ...meta, imports }, new Map([...columns, [importColumn, batch]]))
}

/** Every column of a block of trades. */
export function decodeTrades(block: Uint8Array): TradeColumns {
  const { meta, columns } = decodeColumnBlock(block)
  return unpackTradeColumns(meta as TradeColumnsMeta, columns)
}

/** The columns of numbers alone, without a copy: what an analysis needs. */
export function openTrades(block: Uint8Array): TradeColumns {
  const opened = openColumnBlock(block)
  const { custom: _, ...meta } = opened.meta as TradeColumnsMeta
  const names = opened.names.filter((name) => name !== "legs" && !name.startsWith("custom."))
  return unpackTradeColumns(meta, new Map(names.map((name) => [name, opened.column(name)])))
}

export function encodeDays(days: DailyLogColumns): Uint8Array {
  return encodeColumnBlock(null, packDailyLogColumns(days))
}

export function decodeDays(block: Uint8Array): DailyLogColumns {
  return unpackDailyLogColumns(decodeColumnBlock(block).columns)
}
