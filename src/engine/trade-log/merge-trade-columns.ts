import { mergeCustomColumns, type RowSource } from "./merge-custom-columns.ts"
import { openMoment, orderOfMoments } from "./time-order.ts"
import { minuteColumns, numberColumns, wholeColumns } from "./trade-column-names.ts"
import type { TradeColumns } from "./trade-columns.ts"

/** A row of one of several logs, by the log's position and the physical line of its file. */
export type BatchLine = { readonly batch: number; readonly line: number }

export type MergedTrades = {
  readonly trades: TradeColumns
  /** For each trade the position of the batch it came from; with `line` it names the trade. */
  readonly batch: Int32Array
}

/**
 * One log of several batches, oldest trade first; trades that opened in the same minute keep the order of the batches and,
 * within one, of the file. Names that the batches share become one name.
 * @param leftOut rows that a later batch repeats or puts out of force
 */
export function mergeTradeColumns(
  batches: readonly TradeColumns[],
  leftOut: readonly BatchLine[],
): MergedTrades {
  if (batches.length === 1 && leftOut.length === 0) {
    return { trades: batches[0], batch: new Int32Array(batches[0].count) }
  }
  const source = oldestFirst(batches, keptRows(batches, leftOut))
  const strategy = mergeNames(batches.map((batch) => [batch.strategy, batch.strategyNames]))
  const reason = mergeNames(batches.map((batch) => [batch.reason, batch.reasonNames]))
  const underlying = mergeNames(batches.map((batch) => [batch.underlying, batch.underlyingNames]))

  const gather = <K extends string, T extends Int16Array | Int32Array | Float64Array>(
    names: readonly K[],
    type: new (length: number) => T,
    partsOf: (name: K) => readonly T[],
  ) =>
    Object.fromEntries(names.map((name) => [name, gatherRows(partsOf(name), source, type)])) as Record<K, T>

  const trades: TradeColumns = {
    count: source.row.length,
    ...gather(wholeColumns, Int32Array, (name) => batches.map((batch) => batch[name])),
    ...gather(minuteColumns, Int16Array, (name) => batches.map((batch) => batch[name])),
    ...gather(numberColumns, Float64Array, (name) => batches.map((batch) => batch[name])),
    strategy: gatherRows(strategy.columns, source, Int32Array),
    reason: gatherRows(reason.columns, source, Int32Array),
    underlying: gatherRows(underlying.columns, source, Int32Array),
    strategyNames: strategy.names,
    reasonNames: reason.names,
    underlyingNames: underlying.names,
    legs: Array.from(source.row, (row, i) => batches[source.batch[i]].legs[row]),
    custom: mergeCustomColumns(
      batches.map((batch) => batch.custom),
      source,
    ),
  }
  return { trades, batch: source.batch }
}

function keptRows(batches: readonly TradeColumns[], leftOut: readonly BatchLine[]): RowSource {
  const dropped = batches.map(() => new Set<number>())
  for (const { batch, line } of leftOut) dropped[batch]?.add(line)
  const total = batches.reduce((sum, { count }) => sum + count, 0)
  const batch = new Int32Array(total)
  const row = new Int32Array(total)
  let length = 0
  for (const [index, { count, line }] of batches.entries()) {
    for (let at = 0; at < count; at++) {
      if (dropped[index].has(line[at])) continue
      batch[length] = index
      row[length++] = at
    }
  }
  return { batch: batch.slice(0, length), row: row.slice(0, length) }
}

function oldestFirst(batches: readonly TradeColumns[], source: RowSource): RowSource {
  const order = orderOfMoments(source.row.length, (at) =>
    openMoment(batches[source.batch[at]], source.row[at]),
  )
  return { batch: order.map((at) => source.batch[at]), row: order.map((at) => source.row[at]) }
}

function gatherRows<T extends Int16Array | Int32Array | Float64Array>(
  parts: readonly T[],
  { batch, row }: RowSource,
  type: new (length: number) => T,
): T {
  const values = new type(row.length)
  for (let i = 0; i < row.length; i++) values[i] = parts[batch[i]][row[i]]
  return values
}

/** All names once, in order of appearance, and each column with its indices into them. */
function mergeNames(parts: readonly (readonly [column: Int32Array, names: readonly string[]])[]): {
  names: string[]
  columns: Int32Array[]
} {
  const positions = new Map<string, number>()
  const columns = parts.map(([column, names]) => {
    const positionOf = names.map((name) => {
      const known = positions.get(name) ?? positions.size
      positions.set(name, known)
      return known
    })
    return column.map((index) => positionOf[index])
  })
  return { names: [...positions.keys()], columns }
}
