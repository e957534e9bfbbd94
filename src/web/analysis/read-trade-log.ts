import { decodeColumnBlock } from "../../contract/column-block.ts"
import type { TradeColumnsMeta } from "../../contract/trade-columns.ts"
import type { DailyLogColumns } from "../../engine/trade-log/daily-log-columns.ts"
import { unpackDailyLogColumns } from "../../engine/trade-log/pack-daily-log-columns.ts"
import { packedColumn, type PackedColumns } from "../../engine/trade-log/packed-columns.ts"
import { numberColumns } from "../../engine/trade-log/trade-column-names.ts"
import type { TradeColumns } from "../../engine/trade-log/trade-columns.ts"
import { unpackTradeColumns } from "../../engine/trade-log/unpack-trade-columns.ts"

/** A portfolio's trades as the API sends them: everything that the engine needs to answer any filter. */
export type TradeLog = {
  /** Columns that were not asked for are blank. */
  readonly trades: TradeColumns
  readonly dailyLog: DailyLogColumns | null
  /** Trading days of the exchange, epoch days ascending. */
  readonly sessions: Int32Array
  /** The user's override; null takes it from the log. */
  readonly initialCapital: number | null
  readonly revision: number
  /** Whose trades these are. */
  readonly portfolio: Pick<TradeColumnsMeta, "name" | "currency" | "synthetic">
  /** Columns of the log that are not ours, in the order of their numbers. */
  readonly customNames: readonly string[]
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
    trades: unpackTradeColumns({ strategyNames, reasonNames, underlyingNames }, withBlanks(columns)),
    dailyLog: rest.dailyLog ? unpackDailyLogColumns(days) : null,
    sessions: packedColumn(columns, "sessions", Int32Array, columns.get("sessions")?.length ?? 0),
    initialCapital: rest.initialCapital,
    revision: rest.revision,
    portfolio: { name: rest.name, currency: rest.currency, synthetic: rest.synthetic },
    customNames: rest.custom.map(({ name }) => name),
  }
}

/**
 * All columns of the trades, of the block that the analysis is made from and of the one with the others. Throws when the
 * portfolio changed between the two.
 */
export function readWholeTrades(analysed: Uint8Array, others: Uint8Array): TradeColumns {
  const first = decodeColumnBlock(analysed)
  const second = decodeColumnBlock(others)
  const meta = second.meta as TradeColumnsMeta
  if (meta.revision !== (first.meta as TradeColumnsMeta).revision) {
    throw new Error("the portfolio changed while its trades were on their way")
  }
  return unpackTradeColumns(meta, new Map([...first.columns, ...second.columns]))
}

function withBlanks(columns: PackedColumns): PackedColumns {
  const count = columns.get("line")?.length ?? 0
  const blank = new Float64Array(count).fill(Number.NaN)
  const first = new Int32Array(count)
  return new Map([
    ...numberColumns.map((name) => [name, blank] as const),
    ["reason", first],
    ["underlying", first],
    ...columns,
  ])
}
