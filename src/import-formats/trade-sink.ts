import type { ImportReport } from "../contract/index.ts"
import { numberColumns } from "../engine/trade-log/trade-column-names.ts"
import { NO_MINUTE, STILL_OPEN, type TradeNumber } from "../engine/trade-log/trade-columns.ts"
import { BLANK, type CellReader } from "./cell-reader.ts"
import { customNames } from "./custom-column.ts"
import { EqualRows } from "./equal-rows.ts"
import type { RowSink } from "./read-records.ts"
import type { RecognisedFile } from "./recognise-file.ts"
import type { TradeKey, TradeLogFormat } from "./trade-log-format.ts"
import { TradeRows } from "./trade-rows.ts"

const otherKeys = [
  "openDay",
  "openMinute",
  "closeDay",
  "closeMinute",
  "contracts",
  "legs",
  "strategy",
  "reason",
  "underlying",
] as const satisfies readonly TradeKey[]

type ReadKey = TradeNumber | (typeof otherKeys)[number]

/** Blank while a trade is open; one of them filled means that it was closed. */
const closingKeys = ["closeMinute", "reason", "closingCost", "closingPrice", "fundsAtClose"] as const

/** Columns whose cell a trade cannot do without, where the format requires the column. */
const neverBlank: Partial<Record<TradeKey, string>> = {
  premium: "the premium per contract",
  pnl: "the profit or loss of the trade",
  contracts: "a whole number of contracts, at least 1",
}

const percentPoints: ReadonlySet<TradeNumber> = new Set(["pnlPercent", "maxProfit", "maxLoss"])
const zeroIsUnknown: ReadonlySet<TradeNumber> = new Set(["openingVix", "closingVix"])
const mostContracts = 2 ** 31 - 1
const listedNotes = 1000

/** A column of numbers: where it stands in the file and in the rows. */
type Amount = {
  readonly field: number
  readonly column: number
  readonly percent: boolean
  readonly zeroIsUnknown: boolean
}

const margin = numberColumns.indexOf("margin")

/** Turns the records of a trade log into rows; whatever a row lacks or contradicts rejects it, with every problem named. */
export class TradeSink implements RowSink {
  readonly currency: string | null
  readonly numbers: readonly number[]
  readonly dates: readonly number[]
  readonly required: readonly number[]
  rows: TradeRows
  notes: ImportReport["notes"] = []
  openTrades = 0

  readonly #at: Record<ReadKey, number>
  readonly #amounts: readonly Amount[]
  readonly #neverBlank: { readonly field: number; readonly expected: string }[] = []
  readonly #customFields: readonly number[]
  readonly #customNames: readonly string[]
  #seen = new EqualRows()
  #cells: CellReader | null = null

  constructor(file: RecognisedFile, format: TradeLogFormat) {
    const positions = file.match.positions as ReadonlyMap<TradeKey, number>
    const at = (key: TradeKey) => positions.get(key) ?? -1
    this.#at = Object.fromEntries([...numberColumns, ...otherKeys].map((key) => [key, at(key)])) as Record<
      ReadKey,
      number
    >
    this.#amounts = [...numberColumns.entries()]
      .filter(([, key]) => at(key) >= 0)
      .map(([column, key]) => {
        return {
          field: at(key),
          column,
          percent: percentPoints.has(key),
          zeroIsUnknown: zeroIsUnknown.has(key),
        }
      })
    const requiredKeys = format.columns
      .filter((column) => column.required === true)
      .map((column) => column.key)
    for (const key of requiredKeys) {
      const expected = neverBlank[key]
      if (expected !== undefined) this.#neverBlank.push({ field: at(key), expected })
    }
    this.currency = format.currency
    this.numbers = [...this.#amounts.map(({ field }) => field), at("contracts")].filter((field) => field >= 0)
    this.dates = [at("openDay"), at("closeDay")].filter((field) => field >= 0)
    this.required = requiredKeys.map(at)
    const read = new Set(Object.values(this.#at))
    this.#customFields = [...file.header.keys()].filter(
      (field) => !read.has(field) && file.header[field].trim() !== "",
    )
    this.#customNames = customNames(this.#customFields.map((field) => file.header[field]))
    this.rows = new TradeRows(this.#customNames)
  }

  start(cells: CellReader): void {
    this.#cells = cells
    this.#seen = new EqualRows()
    this.rows = new TradeRows(this.#customNames)
    this.notes = []
    this.openTrades = 0
  }

  row(line: number): number {
    const cells = this.#cells
    if (cells === null) throw new Error("start comes before row")
    const { rows } = this
    const at = this.#at
    rows.reserve(cells.scanner.end / cells.scanner.bytes.length)
    const row = rows.count
    rows.line[row] = line
    const opened = cells.date(at.openDay)
    const closed = cells.date(at.closeDay)
    // In a list with one column of dates a trade opens and closes on it.
    rows.openDay[row] = at.openDay < 0 ? closed : opened
    rows.closeDay[row] = at.closeDay < 0 ? opened : closed
    const dateField = at.openDay < 0 ? at.closeDay : at.openDay
    if (cells.isBlank(dateField)) cells.reject(dateField, "missing-value", "the date of the trade")
    rows.openMinute[row] = minute(cells, at.openMinute, at.openDay)
    rows.closeMinute[row] = minute(cells, at.closeMinute, at.closeDay)
    for (const amount of this.#amounts) {
      const value = cells.number(amount.field, amount.percent)
      rows.numbers[amount.column][row] = value === 0 && amount.zeroIsUnknown ? NaN : value
    }
    const contracts = at.contracts < 0 ? 1 : cells.number(at.contracts)
    rows.contracts[row] = contracts
    if (
      !Number.isNaN(contracts) &&
      !(contracts >= 1 && contracts <= mostContracts && Number.isInteger(contracts))
    ) {
      cells.reject(at.contracts, "not-a-count", "a whole number of contracts, at least 1")
    }
    for (const { field, expected } of this.#neverBlank) {
      if (cells.isBlank(field)) cells.reject(field, "missing-value", expected)
    }
    this.#checkClose(cells, rows.closeDay[row] !== STILL_OPEN)
    if (cells.problems.length > 0) return 0

    rows.strategy[row] = rows.strategyNames.indexOfCell(cells, at.strategy)
    rows.reason[row] = rows.reasonNames.indexOfCell(cells, at.reason)
    rows.underlying[row] = rows.underlyingNames.indexOfCell(cells, at.underlying)
    rows.legs[row] = cells.label(at.legs)
    for (let i = 0; i < this.#customFields.length; i++)
      rows.custom[i].values[row] = cells.label(this.#customFields[i])
    if (rows.numbers[margin][row] < 0) {
      rows.numbers[margin][row] = NaN
      if (this.notes.length < listedNotes)
        this.notes.push({ line, text: "the margin is negative; it is left blank" })
    }
    const earlier = this.#seen.findOrAdd(row, rows.hash(row), (other) => rows.equal(other, row))
    if (earlier >= 0) return rows.line[earlier]
    if (rows.closeDay[row] === STILL_OPEN) this.openTrades++
    rows.count++
    return 0
  }

  /** The columns about the close are filled together or not at all. */
  #checkClose(cells: CellReader, closed: boolean): void {
    const at = this.#at
    let present = 0
    let filled = 0
    for (const key of closingKeys) {
      if (at[key] < 0) continue
      present++
      if (cells.isBlank(at[key]) || (key === "closingCost" && !closed && cells.number(at[key]) === 0))
        continue
      filled++
      if (closed) return
    }
    if (closed ? present > 0 : filled > 0 && cells.isBlank(at.closeDay)) {
      cells.reject(
        at.closeDay,
        "half-closed",
        "the date and the other columns about the close filled together or blank together",
      )
    }
  }
}

/** The minute from its own column, else from an instant in the date column. */
function minute(cells: CellReader, timeField: number, dateField: number): number {
  const own = cells.time(timeField)
  const found = own === BLANK ? cells.timeOfInstant(dateField) : own
  return found === BLANK ? NO_MINUTE : found
}
