import type { ImportDecision, ImportReport } from "../contract/index.ts"
import type { TradeColumns } from "../engine/trade-log/trade-columns.ts"
import { fileDecisions } from "./file-decisions.ts"
import type { ImportLimits } from "./limits.ts"
import { readRecords, type RecordsRead } from "./read-records.ts"
import type { RecognisedFile } from "./recognise-file.ts"
import type { TradeKey, TradeLogFormat } from "./trade-log-format.ts"
import { TradeSink } from "./trade-sink.ts"

/** A trade log as read, before its checks; `settle` of a format may still change its columns. */
export type TradeLogDraft = {
  readonly format: TradeLogFormat
  readonly trades: TradeColumns
  readonly has: ReadonlySet<TradeKey>
  /** Most decimals printed, of the columns that the file has. */
  readonly decimals: ReadonlyMap<TradeKey, number>
  readonly decisions: ImportDecision[]
  readonly notes: ImportReport["notes"]
  readonly records: RecordsRead
  readonly openTrades: number
}

/** Reads the rows of a trade log of any format into columns, oldest first. */
export function readTradeLog(
  file: RecognisedFile,
  format: TradeLogFormat,
  limits: ImportLimits,
): TradeLogDraft {
  const sink = new TradeSink(file, format)
  const records = readRecords(file, sink, limits)
  const { trades, newestFirst } = sink.rows.toColumns()
  const has = new Set(file.match.positions.keys() as Iterable<TradeKey>)
  const decimals = new Map<TradeKey, number>()
  for (const [key, field] of file.match.positions) decimals.set(key as TradeKey, records.decimals[field])
  const decisions: ImportDecision[] = fileDecisions(file, records)
  const order = newestFirst ? "newest first, turned" : "oldest first"
  decisions.push({ what: "order", choice: order, why: "the open dates and times run so" })
  const draft = {
    format,
    trades,
    has,
    decimals,
    decisions,
    notes: sink.notes,
    records,
    openTrades: sink.openTrades,
  }
  format.settle?.(draft)
  return draft
}
