import type { CorporateAction } from "../../engine/prices/corporate-action.ts"
import { barsOf, type DailyBars } from "../../engine/prices/daily-bars.ts"
import { isoDate } from "../../engine/money/iso-date.ts"
import { BLANK, type CellReader } from "../cell-reader.ts"
import type { RowSink } from "../read-records.ts"
import type { PriceFields } from "./price-columns.ts"

type Row = {
  readonly line: number
  readonly day: number
  /** Open, high, low, close, volume, adjusted close, dividend, split. */
  readonly values: readonly number[]
}

const largestTerm = 1_000

/** Collects the rows of a file of one symbol, one a day. */
export class PriceSink implements RowSink {
  readonly numbers: readonly number[]
  readonly dates: readonly number[]
  readonly required: readonly number[]
  readonly currency = null
  readonly #fields: PriceFields
  #cells: CellReader | null = null
  readonly #rows = new Map<number, Row>()

  constructor(fields: PriceFields) {
    this.#fields = fields
    const { date, ...rest } = fields
    this.numbers = [...new Set(Object.values(rest).filter((field) => field >= 0))]
    this.dates = [date]
    this.required = [date, fields.close]
  }

  start(cells: CellReader): void {
    this.#cells = cells
    this.#rows.clear()
  }

  row(line: number): number {
    const cells = this.#cells
    if (cells === null) throw new Error("start comes before row")
    const { date, open, high, low, close, volume, adjustedClose, dividend, split } = this.#fields
    const day = cells.date(date)
    if (day === BLANK && cells.isBlank(date)) cells.reject(date, "missing-value", "a date")
    const values = [open, high, low, close, volume, adjustedClose, dividend, split].map((field) =>
      cells.number(field),
    )
    // A row of nulls is a day that the vendor has no bar for.
    if (cells.problems.length === 0 && Number.isNaN(values[3]))
      cells.reject(close, "missing-value", "a close")
    if (cells.problems.length > 0) return 0
    const before = this.#rows.get(day)
    if (before === undefined) {
      this.#rows.set(day, { line, day, values })
      return 0
    }
    if (before.values.every((value, i) => Object.is(value, values[i]))) return before.line
    cells.reject(date, "doubled-date", `one row a day; line ${before.line} is of ${isoDate(day)} too`)
    return 0
  }

  /** The accepted rows, ascending by day. */
  toColumns(): {
    readonly bars: DailyBars
    readonly lines: Int32Array
    readonly adjustedClose: Float64Array | null
    readonly actions: readonly CorporateAction[]
  } {
    const rows = [...this.#rows.values()].sort((a, b) => a.day - b.day)
    const bars = barsOf(rows.length)
    rows.forEach(({ day, values }, bar) => {
      bars.days[bar] = day
      bars.open[bar] = values[0]
      bars.high[bar] = values[1]
      bars.low[bar] = values[2]
      bars.close[bar] = values[3]
      bars.volume[bar] = values[4]
    })
    const { adjustedClose, close } = this.#fields
    return {
      bars,
      lines: Int32Array.from(rows, ({ line }) => line),
      adjustedClose:
        adjustedClose < 0 || adjustedClose === close
          ? null
          : Float64Array.from(rows, ({ values }) => values[5]),
      actions: rows.flatMap(actionsOf),
    }
  }
}

/** Vendors write 1 or 0 for no split, and 0 for no dividend. */
function actionsOf({ day, values }: Row): CorporateAction[] {
  const [dividend, split] = [values[6], values[7]]
  const actions: CorporateAction[] = []
  if (split > 0 && split !== 1) actions.push({ kind: "split", exDay: day, ...asFraction(split) })
  if (dividend > 0) actions.push({ kind: "dividend", exDay: day, amount: dividend })
  return actions
}

/** 1.5 is 3:2, 0.1 is 1:10. */
function asFraction(ratio: number): { numerator: number; denominator: number } {
  for (let denominator = 1; denominator <= largestTerm; denominator++) {
    const numerator = Math.round(ratio * denominator)
    if (numerator > 0 && Math.abs(numerator / denominator / ratio - 1) < 1e-6)
      return { numerator, denominator }
  }
  return { numerator: ratio, denominator: 1 }
}
