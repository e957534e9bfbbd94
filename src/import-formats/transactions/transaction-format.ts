import type { Transaction } from "../../engine/ledger/transaction.ts"
import type { FileFormat } from "../file-format.ts"
import type { DateOrder } from "../parse-date.ts"
import type { DecimalSign } from "../parse-number.ts"
import type { IgnoredReason } from "../read-records.ts"
import type { RowReader } from "./row-reader.ts"
import type { TransactionDraft } from "./transaction-draft.ts"

/** What a format makes of one record: transactions, with what someone should look at in them, or nothing, for a reason. */
export type RowReading =
  | { readonly drafts: readonly TransactionDraft[]; readonly review?: string }
  | { readonly ignored: IgnoredReason }

/** A list of transactions. The columns `date`, `quantity`, `price`, `amount` and `currency` go by these keys in every format. */
export type TransactionFormat = FileFormat & {
  readonly role: "transactions"
  /** Keys of the columns that hold numbers, and dates. */
  readonly numbers: readonly string[]
  readonly dates: readonly string[]
  readonly decimalSign?: DecimalSign
  readonly dateOrder?: DateOrder
  /** Equal rows of a hand-made list are a mistake; a broker's are equal fills. */
  readonly madeByHand: boolean
  /** Reads the current record. What cannot be read is rejected through the reader, and what is returned is then of no account. */
  readonly read: (row: RowReader) => RowReading
  /** Makes one transaction of several rows, once all are read; rows are in the order of the file. */
  readonly link?: (rows: readonly Transaction[]) => Transaction[]
}
