import { STILL_OPEN, type TradeColumns } from "../../engine/trade-log/trade-columns.ts"

/** A row of one of several batches. */
export type BatchRow = { readonly batch: number; readonly row: number }

export type TradeMatches = {
  /** Rows that an earlier batch has already, each with the row it repeats. */
  readonly repeated: readonly { readonly row: BatchRow; readonly of: BatchRow }[]
  /** Rows of trades that were open, out of force since a later batch has them closed, or has them anew. */
  readonly superseded: readonly BatchRow[]
}

/**
 * How batches that follow each other in time fit together. The k-th row of a batch with some content repeats the k-th row
 * with that content before it, so a file imported twice adds nothing and a longer export adds what is new. A trade that was
 * open is superseded by the row of the same trade in a later batch; an open row of a trade that is closed already is a
 * repetition: the file is older than what is there.
 *
 * Content is what the trade is and made: times, strategy, legs, contracts, prices and P/L. Fees, funds and market data may
 * be absent from one export and present in another. What makes two rows the same trade, open or closed, is open time,
 * strategy and legs.
 */
export function matchTrades(batches: readonly TradeColumns[]): TradeMatches {
  const repeated: { row: BatchRow; of: BatchRow }[] = []
  const superseded: BatchRow[] = []
  const byContent = new Map<string, BatchRow[]>()
  const openTrades = new Map<string, BatchRow[]>()
  const closedTrades = new Map<string, BatchRow[]>()
  if (batches.length < 2) return { repeated, superseded }

  for (const [batch, trades] of batches.entries()) {
    const added: BatchRow[] = []
    const occurrences = new Map<string, number>()
    const staleOccurrences = new Map<string, number>()
    for (let index = 0; index < trades.count; index++) {
      const row = { batch, row: index }
      const before = batch === 0 ? undefined : takeNext(byContent, contentOf(trades, index), occurrences)
      if (before !== undefined) {
        repeated.push({ row, of: before })
        continue
      }
      const identity = identityOf(trades, index)
      const wasOpen = batch === 0 ? undefined : openTrades.get(identity)?.shift()
      if (wasOpen !== undefined) {
        superseded.push(wasOpen)
      } else if (batch > 0 && trades.closeDay[index] === STILL_OPEN) {
        const closed = takeNext(closedTrades, identity, staleOccurrences)
        if (closed !== undefined) {
          repeated.push({ row, of: closed })
          continue
        }
      }
      added.push(row)
    }
    if (batch === batches.length - 1) break
    for (const row of added) {
      append(byContent, contentOf(trades, row.row), row)
      const isOpen = trades.closeDay[row.row] === STILL_OPEN
      append(isOpen ? openTrades : closedTrades, identityOf(trades, row.row), row)
    }
  }
  return { repeated, superseded }
}

function takeNext(
  rows: ReadonlyMap<string, readonly BatchRow[]>,
  key: string,
  taken: Map<string, number>,
): BatchRow | undefined {
  const candidates = rows.get(key)
  if (candidates === undefined) return undefined
  const next = taken.get(key) ?? 0
  taken.set(key, next + 1)
  return candidates.at(next)
}

function append(rows: Map<string, BatchRow[]>, key: string, row: BatchRow): void {
  const list = rows.get(key)
  if (list === undefined) rows.set(key, [row])
  else list.push(row)
}

// Control characters are stripped from labels on import, so the separator cannot be part of a text.
const SEPARATOR = "\u001f"

function identityOf(trades: TradeColumns, row: number): string {
  return [
    trades.openDay[row],
    trades.openMinute[row],
    trades.strategyNames[trades.strategy[row]],
    trades.legs[row],
  ].join(SEPARATOR)
}

function contentOf(trades: TradeColumns, row: number): string {
  return [
    identityOf(trades, row),
    trades.closeDay[row],
    trades.closeMinute[row],
    trades.contracts[row],
    trades.premium[row],
    trades.closingCost[row],
    trades.pnl[row],
  ].join(SEPARATOR)
}
