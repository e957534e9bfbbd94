import type { ImportReport } from "../../contract/index.ts"
import type { Transaction } from "../../engine/ledger/transaction.ts"
import type { CellReader } from "../cell-reader.ts"
import type { IgnoredReason, RowSink } from "../read-records.ts"
import type { RecognisedFile } from "../recognise-file.ts"
import { completeDraft, type CompleteDraft } from "./complete-draft.ts"
import { expandCompound } from "./expand-compound.ts"
import { RepeatedRows } from "./repeated-rows.ts"
import { requireCells } from "./require-cells.ts"
import { RowReader } from "./row-reader.ts"
import type { TransactionFormat } from "./transaction-format.ts"

/** A row that was kept, and why someone should look at it. */
export type ReviewNote = { readonly line: number; readonly reason: string }

/** Turns the records of a list of transactions into transactions, in the order of the file. */
export class TransactionSink implements RowSink {
  /** Any may stand beside an amount; the row says which. */
  readonly currency = null
  readonly numbers: readonly number[]
  readonly dates: readonly number[]
  readonly required: readonly number[]
  readonly decimalSign?: NonNullable<TransactionFormat["decimalSign"]>
  readonly dateOrder?: NonNullable<TransactionFormat["dateOrder"]>
  transactions: Transaction[] = []
  review: ReviewNote[] = []
  notes: ImportReport["notes"] = []

  readonly #format: TransactionFormat
  readonly #positions: ReadonlyMap<string, number>
  #rows = new RepeatedRows()
  #cells: CellReader | null = null

  constructor(file: RecognisedFile, format: TransactionFormat) {
    this.#format = format
    this.#positions = file.match.positions
    const fieldsOf = (keys: readonly string[]) =>
      keys.map((key) => this.#positions.get(key) ?? -1).filter((field) => field >= 0)
    this.numbers = fieldsOf(format.numbers)
    this.dates = fieldsOf(format.dates)
    this.required = fieldsOf(format.columns.filter(({ required }) => required === true).map(({ key }) => key))
    if (format.decimalSign !== undefined) this.decimalSign = format.decimalSign
    if (format.dateOrder !== undefined) this.dateOrder = format.dateOrder
  }

  start(cells: CellReader): void {
    this.#cells = cells
    this.#rows = new RepeatedRows()
    this.transactions = []
    this.review = []
    this.notes = []
  }

  row(line: number): number | IgnoredReason {
    const cells = this.#cells
    if (cells === null) throw new Error("start comes before row")
    const row = new RowReader(cells, this.#positions)
    const reading = this.#format.read(row)
    if ("ignored" in reading) return cells.problems.length > 0 ? 0 : reading.ignored
    const drafts = reading.drafts.map(completeDraft)
    for (const draft of drafts) requireCells(row, draft)
    if (cells.problems.length > 0) return 0
    const fate = this.#rows.find(drafts, line)
    if (fate.kind === "conflict") {
      row.reject("id", "id-conflict", `another id; line ${fate.line} has this one, with other content`)
      return 0
    }
    if (fate.kind === "repeat" && (this.#format.madeByHand || fate.byId)) return fate.line
    if (fate.kind === "repeat") {
      this.notes.push({ line, text: `repeated: the row equals line ${fate.line}; both are kept` })
    }
    this.#keep(drafts, line)
    if (reading.review !== undefined) this.review.push({ line, reason: reading.review })
    return 0
  }

  #keep(drafts: readonly CompleteDraft[], line: number): void {
    for (const draft of drafts) {
      for (const { day, ...rest } of expandCompound(draft, `line ${line}`)) {
        if (day !== null) this.transactions.push({ ...rest, day, line })
      }
    }
  }
}
