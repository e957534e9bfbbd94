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

  /** Makes room for the row at `count`; its numbers are NaN until they are set. */
  reserve(): void {
    if (this.count < this.#capacity) return
    const capacity = Math.max(1024, this.#capacity * 2)
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
    const numbers = Object.fromEntries(
      numberColumns.map((name, i) => [name, ordered(this.numbers[i], new Float64Array(count), order)]),
    ) as Record<TradeNumber, Float64Array>
    const trades: TradeColumns = {
      count,
      line: ordered(this.line, new Int32Array(count), order),
      openDay: ordered(this.openDay, new Int32Array(count), order),
      openMinute: ordered(this.openMinute, new Int16Array(count), order),
      closeDay: ordered(this.closeDay, new Int32Array(count), order),
      closeMinute: ordered(this.closeMinute, new Int16Array(count), order),
      contracts: ordered(this.contracts, new Int32Array(count), order),
      ...numbers,
      strategy: ordered(this.strategy, new Int32Array(count), order),
      strategyNames: this.strategyNames.texts,
      reason: ordered(this.reason, new Int32Array(count), order),
      reasonNames: this.reasonNames.texts,
      underlying: ordered(this.underlying, new Int32Array(count), order),
      underlyingNames: this.underlyingNames.texts,
      legs: Array.from(order, (row) => this.legs[row]),
      custom: this.custom.map(({ name, values }) =>
        customColumn(
          name,
          Array.from(order, (row) => values[row]),
        ),
      ),
    }
    return { trades, newestFirst }
  }

  #oldestFirst(): { order: Int32Array; newestFirst: boolean } {
    const { count, openDay, openMinute } = this
    const keys = new Float64Array(count)
    for (let row = 0; row < count; row++) keys[row] = openDay[row] * 2048 + openMinute[row]
    let falls = 0
    let rises = 0
    for (let row = 1; row < count; row++) {
      if (keys[row] < keys[row - 1]) falls++
      else if (keys[row] > keys[row - 1]) rises++
    }
    const newestFirst = falls > rises
    const order = new Int32Array(count)
    for (let row = 0; row < count; row++) order[row] = newestFirst ? count - 1 - row : row
    if ((newestFirst ? rises : falls) > 0) {
      // The second key makes the sort stable within a minute whatever the engine's sort does.
      const place = newestFirst ? -1 : 1
      order.sort((a, b) => keys[a] - keys[b] || (a - b) * place)
    }
    return { order, newestFirst }
  }
}

function grown<T extends Int32Array | Int16Array | Float64Array>(from: T, into: T): T {
  into.set(from)
  return into
}

function ordered<T extends Int32Array | Int16Array | Float64Array>(from: T, into: T, order: Int32Array): T {
  for (let i = 0; i < order.length; i++) into[i] = from[order[i]]
  return into
}
