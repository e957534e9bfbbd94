import type { ImportDecision, ImportReport } from "../contract/index.ts"
import type { DailyLogColumns } from "../engine/trade-log/daily-log-columns.ts"
import type { CellReader } from "./cell-reader.ts"
import { fileDecisions } from "./file-decisions.ts"
import type { ImportLimits } from "./limits.ts"
import type { DailyLogFormat, DailyLogKey } from "./option-omega-daily-log.ts"
import { readRecords, type RecordsRead, type RowSink } from "./read-records.ts"
import type { RecognisedFile } from "./recognise-file.ts"

/** A daily log as read, before its checks. */
export type DailyLogDraft = {
  readonly format: DailyLogFormat
  readonly days: DailyLogColumns
  readonly has: ReadonlySet<DailyLogKey>
  readonly decimals: ReadonlyMap<DailyLogKey, number>
  readonly decisions: ImportDecision[]
  readonly notes: ImportReport["notes"]
  readonly records: RecordsRead
}

const dayNumbers = [
  "netLiquidity",
  "pnl",
  "currentFunds",
  "withdrawn",
  "tradingFunds",
  "pnlPercent",
  "drawdownPercent",
] as const satisfies readonly DailyLogKey[]
type DayNumber = (typeof dayNumbers)[number]

/**
 * Reads the rows of a daily log into columns, ascending by day. A row equal to an earlier one is a duplicate; another row of a
 * date that is already there is rejected, so that dates are unique.
 */
export function readDailyLog(
  file: RecognisedFile,
  format: DailyLogFormat,
  limits: ImportLimits,
): DailyLogDraft {
  const sink = new DaySink(file, format)
  const records = readRecords(file, sink, limits)
  const positions = file.match.positions as ReadonlyMap<DailyLogKey, number>
  const decimals = new Map([...positions].map(([key, field]) => [key, records.decimals[field]]))
  const { days, order } = sink.toColumns()
  const decisions = fileDecisions(file, records)
  decisions.push({ what: "order", choice: order, why: "the dates run so" })
  const notes: ImportReport["notes"] = []
  if (!positions.has("pnl")) {
    derivePnl(days)
    decisions.push({
      what: "P/L",
      choice: "difference from the row before",
      why: "the file has no P/L column",
    })
    notes.push({ line: days.line[0], text: "the first row has no row before it, so its P/L is taken as 0" })
  }
  if (days.drawdownPercent.some((value) => value > 0) && !days.drawdownPercent.some((value) => value < 0)) {
    for (let i = 0; i < days.count; i++) days.drawdownPercent[i] = 0 - days.drawdownPercent[i]
    notes.push({
      line: null,
      text: "the log prints drawdowns as positive numbers; they are kept as negative ones",
    })
  }
  return { format, days, has: new Set(positions.keys()), decimals, decisions, notes, records }
}

function derivePnl({ count, netLiquidity, pnl }: DailyLogColumns): void {
  for (let i = 0; i < count; i++) pnl[i] = i === 0 ? 0 : netLiquidity[i] - netLiquidity[i - 1]
}

class DaySink implements RowSink {
  readonly currency = "USD"
  readonly numbers: readonly number[]
  readonly dates: readonly number[]
  readonly required: readonly number[]
  readonly #at: (key: DailyLogKey) => number
  readonly #neverBlank: readonly number[]
  #cells: CellReader | null = null
  #line: number[] = []
  #day: number[] = []
  #values: Record<DayNumber, number[]> = emptyValues()
  #rowOfDay = new Map<number, number>()

  constructor(file: RecognisedFile, format: DailyLogFormat) {
    const positions = file.match.positions as ReadonlyMap<DailyLogKey, number>
    this.#at = (key) => positions.get(key) ?? -1
    this.numbers = dayNumbers.map(this.#at).filter((field) => field >= 0)
    this.dates = [this.#at("day")]
    this.required = format.columns
      .filter((column) => column.required === true)
      .map((column) => this.#at(column.key))
    this.#neverBlank = this.required
  }

  start(cells: CellReader): void {
    this.#cells = cells
    this.#line = []
    this.#day = []
    this.#values = emptyValues()
    this.#rowOfDay = new Map()
  }

  row(line: number): number {
    const cells = this.#cells
    if (cells === null) throw new Error("start comes before row")
    const day = cells.date(this.#at("day"))
    const values = dayNumbers.map((key) => cells.number(this.#at(key), key.endsWith("Percent")))
    for (const field of this.#neverBlank) {
      if (cells.isBlank(field))
        cells.reject(field, "missing-value", "a date, a net liquidity and a P/L in every row")
    }
    const row = this.#rowOfDay.get(day)
    if (row !== undefined && cells.problems.length === 0) {
      const earlier = this.#line[row]
      if (dayNumbers.every((key, i) => Object.is(this.#values[key][row], values[i]))) return earlier
      cells.reject(this.#at("day"), "doubled-date", `one row a date; line ${earlier} has this date too`)
    }
    if (cells.problems.length > 0) return 0
    this.#rowOfDay.set(day, this.#day.length)
    this.#line.push(line)
    this.#day.push(day)
    dayNumbers.forEach((key, i) => this.#values[key].push(values[i]))
    return 0
  }

  toColumns(): { days: DailyLogColumns; order: string } {
    const day = this.#day
    const order = [...day.keys()].sort((a, b) => day[a] - day[b])
    const ascending = order.every((row, i) => row === i)
    const descending = order.every((row, i) => row === order.length - 1 - i)
    const column = (key: DayNumber) => Float64Array.from(order, (row) => this.#values[key][row])
    return {
      days: {
        count: day.length,
        line: Int32Array.from(order, (row) => this.#line[row]),
        day: Int32Array.from(order, (row) => day[row]),
        netLiquidity: column("netLiquidity"),
        pnl: column("pnl"),
        currentFunds: column("currentFunds"),
        withdrawn: column("withdrawn"),
        tradingFunds: column("tradingFunds"),
        pnlPercent: column("pnlPercent"),
        drawdownPercent: column("drawdownPercent"),
      },
      order: ascending ? "oldest first" : descending ? "newest first, turned" : "mixed, sorted by date",
    }
  }
}

function emptyValues(): Record<DayNumber, number[]> {
  return Object.fromEntries(dayNumbers.map((key) => [key, []])) as unknown as Record<DayNumber, number[]>
}
