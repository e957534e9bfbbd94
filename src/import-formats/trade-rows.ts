import { numberColumns } from "../engine/trade-log/trade-column-names.ts"
import type { TradeColumns, TradeNumber } from "../engine/trade-log/trade-columns.ts"
import { customColumn } from "./custom-column.ts"
import { mixHash } from "./equal-rows.ts"
import { TextDictionary } from "./text-dictionary.ts"

const hashedNumbers = (["pnl", "premium", "fundsAtClose", "openingPrice"] as const).map((name) =>
  numberColumns.indexOf(name),
)

/** Trades while they are read: columns that grow, in the order of the file. */
export class TradeRows {
  count = 0
  line = new Int32Array(0)
  openDay = new Int32Array(0)
  openMinute = new Int16Array(0)
  closeDay = new Int32Array(0)
  closeMinute = new Int16Array(0)
  contracts = new Int32Array(0)
  strategy = new Int32Array(0)
  reason = new Int32Array(0)
  underlying = new Int32Array(0)
  /** In the order of `numberColumns`. */
  readonly numbers: Float64Array<ArrayBuffer>[] = numberColumns.map(() => new Float64Array(0))
  readonly legs: string[] = []
  readonly custom: { readonly name: string; readonly values: string[] }[]
  readonly strategyNames = new TextDictionary()
  readonly reasonNames = new TextDictionary()
  readonly underlyingNames = new TextDictionary()
  #capacity = 0

  constructor(customNames: readonly string[]) {
    this.custom = customNames.map((name) => ({ name, values: [] }))
  }

  /**
   * Makes room for the row at `count`; its numbers are NaN until they are set. `shareRead` of the file tells how many rows will come;
   * it is believed up to sixteen times the rows there are.
   */
  reserve(shareRead: number): void {
    const { count } = this
    if (count < this.#capacity) return
    const expected = Math.ceil((count / shareRead) * 1.02) + 1
    const capacity = count === 0 ? 1024 : Math.min(Math.max(expected, Math.ceil(count * 1.25)), count * 16)
    this.#capacity = capacity
    this.line = grown(this.line, new Int32Array(capacity))
    this.openDay = grown(this.openDay, new Int32Array(capacity))
    this.openMinute = grown(this.openMinute, new Int16Array(capacity))
    this.closeDay = grown(this.closeDay, new Int32Array(capacity))
    this.closeMinute = grown(this.closeMinute, new Int16Array(capacity))
    this.contracts = grown(this.contracts, new Int32Array(capacity))
    this.strategy = grown(this.strategy, new Int32Array(capacity))
    this.reason = grown(this.reason, new Int32Array(capacity))
    this.underlying = grown(this.underlying, new Int32Array(capacity))
    for (const [i, values] of this.numbers.entries()) {
      this.numbers[i] = grown(values, new Float64Array(capacity).fill(NaN))
    }
  }

  /** A hash of the values that tell most rows apart; equal rows have equal hashes. */
  hash(row: number): number {
    let hash = mixHash(0x811c9dc5, this.openDay[row] * 2048 + this.openMinute[row])
    hash = mixHash(hash, this.closeDay[row] * 2048 + this.closeMinute[row])
    hash = mixHash(hash, this.contracts[row] * 65536 + this.strategy[row])
    for (const column of hashedNumbers) hash = mixHash(hash, this.numbers[column][row])
    return hash
  }

  /** Whether every value of two rows is the same, custom columns included, the line left out. */
  equal(a: number, b: number): boolean {
    return (
      this.openDay[a] === this.openDay[b] &&
      this.openMinute[a] === this.openMinute[b] &&
      this.closeDay[a] === this.closeDay[b] &&
      this.closeMinute[a] === this.closeMinute[b] &&
      this.contracts[a] === this.contracts[b] &&
      this.strategy[a] === this.strategy[b] &&
      this.reason[a] === this.reason[b] &&
      this.underlying[a] === this.underlying[b] &&
      this.legs[a] === this.legs[b] &&
      this.numbers.every((values) => Object.is(values[a], values[b])) &&
      this.custom.every(({ values }) => values[a] === values[b])
    )
  }

  /** The trades oldest first, each column cut to size. */
  toColumns(): { trades: TradeColumns; newestFirst: boolean } {
    const { count } = this
    const { order, newestFirst } = this.#oldestFirst()
    const arranged = <T extends Column>(column: T): T => arrange(column, count, order, newestFirst)
    const numbers = Object.fromEntries(
      numberColumns.map((name, i) => [name, arranged(this.numbers[i])]),
    ) as Record<TradeNumber, Float64Array>
    const trades: TradeColumns = {
      count,
      line: arranged(this.line),
      openDay: arranged(this.openDay),
      openMinute: arranged(this.openMinute),
      closeDay: arranged(this.closeDay),
      closeMinute: arranged(this.closeMinute),
      contracts: arranged(this.contracts),
      ...numbers,
      strategy: arranged(this.strategy),
      strategyNames: this.strategyNames.texts,
      reason: arranged(this.reason),
      reasonNames: this.reasonNames.texts,
      underlying: arranged(this.underlying),
      underlyingNames: this.underlyingNames.texts,
      legs: arrangeTexts(this.legs, count, order, newestFirst),
      custom: this.custom.map(({ name, values }) =>
        customColumn(name, arrangeTexts(values, count, order, newestFirst)),
      ),
    }
    return { trades, newestFirst }
  }

  /** The rows oldest first; null when that is the order of the file, or its reverse. */
  #oldestFirst(): { order: Int32Array | null; newestFirst: boolean } {
    const { count, openDay, openMinute } = this
    const key = (row: number) => openDay[row] * 2048 + openMinute[row]
    let falls = 0
    let rises = 0
    for (let row = 1; row < count; row++) {
      const step = key(row) - key(row - 1)
      if (step < 0) falls++
      else if (step > 0) rises++
    }
    const newestFirst = falls > rises
    if ((newestFirst ? rises : falls) === 0) return { order: null, newestFirst }
    const order = Int32Array.from({ length: count }, (_, row) => row)
    const place = newestFirst ? -1 : 1
    return { order: order.sort((a, b) => key(a) - key(b) || (a - b) * place), newestFirst }
  }
}

type Column = Int32Array<ArrayBuffer> | Int16Array<ArrayBuffer> | Float64Array<ArrayBuffer>

function grown<T extends Column>(from: T, into: T): T {
  into.set(from)
  return into
}

/** A column cut to size and put in order; without an order, that of the file or its reverse. */
function arrange<T extends Column>(column: T, count: number, order: Int32Array | null, reversed: boolean): T {
  const arranged = column.slice(0, count) as T
  if (order !== null) for (let i = 0; i < count; i++) arranged[i] = column[order[i]]
  else if (reversed) arranged.reverse()
  return arranged
}

function arrangeTexts(
  texts: readonly string[],
  count: number,
  order: Int32Array | null,
  reversed: boolean,
): string[] {
  if (order !== null) return Array.from(order, (row) => texts[row])
  const cut = texts.slice(0, count)
  return reversed ? cut.toReversed() : cut
}
