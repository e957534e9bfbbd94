import { decodeColumnBlock } from "../../contract/column-block.ts"
import type { TradeColumnsMeta } from "../../contract/trade-columns.ts"
import type { DailyLogColumns } from "../../engine/trade-log/daily-log-columns.ts"
import { unpackDailyLogColumns } from "../../engine/trade-log/pack-daily-log-columns.ts"
import { packedColumn } from "../../engine/trade-log/packed-columns.ts"
import type { TradeColumns } from "../../engine/trade-log/trade-columns.ts"
import { unpackTradeColumns } from "../../engine/trade-log/unpack-trade-columns.ts"

/** A portfolio's trades as the API sends them: everything that the engine needs to answer any filter. */
export type TradeLog = {
  readonly trades: TradeColumns
  readonly dailyLog: DailyLogColumns | null
  /** Trading days of the exchange, epoch days ascending. */
  readonly sessions: Int32Array
  /** The user's override; null takes it from the log. */
  readonly initialCapital: number | null
  readonly revision: number
}

const dailyLogPrefix = "dailyLog."

/** Opens the column block of a portfolio; its columns are views of the block's memory. */
export function readTradeLog(block: Uint8Array): TradeLog {
  const { meta, columns } = decodeColumnBlock(block)
  const { strategyNames, reasonNames, underlyingNames, ...rest } = meta as TradeColumnsMeta
  const days = new Map(
    [...columns]
      .filter(([name]) => name.startsWith(dailyLogPrefix))
      .map(([name, values]) => [name.slice(dailyLogPrefix.length), values]),
  )
  return {
    trades: unpackTradeColumns({ strategyNames, reasonNames, underlyingNames }, columns),
    dailyLog: rest.dailyLog ? unpackDailyLogColumns(days) : null,
    sessions: packedColumn(columns, "sessions", Int32Array, columns.get("sessions")?.length ?? 0),
    initialCapital: rest.initialCapital,
    revision: rest.revision,
  }
}
