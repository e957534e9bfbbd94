import type { ImportCheck } from "../../contract/index.ts"
import type { Transaction } from "../../engine/ledger/transaction.ts"
import type { EpochDay } from "../../engine/money/iso-date.ts"
import type { RecordsRead } from "../read-records.ts"
import { amountArithmetic } from "./amount-arithmetic.ts"
import { currencyKnown } from "./currency-known.ts"
import { datePlausible } from "./date-plausible.ts"
import { idConflict } from "./id-conflict.ts"
import { isinChecksum } from "./isin-checksum.ts"
import { netArithmetic } from "./net-arithmetic.ts"
import { oversoldAndCash } from "./oversold-and-cash.ts"

/** Transactions as read, before their checks. */
export type LedgerDraft = {
  /** Oldest first. */
  readonly transactions: readonly Transaction[]
  /** Most decimals printed, by the key of the columns that the file has. */
  readonly decimals: ReadonlyMap<string, number>
  readonly records: RecordsRead
  readonly today: EpochDay
}

/** Every check that applies to a list of transactions, in the order in which they are shown. */
export function ledgerChecks(draft: LedgerDraft, listed: number): ImportCheck[] {
  return [
    amountArithmetic(draft, listed),
    netArithmetic(draft, listed),
    ...oversoldAndCash(draft, listed),
    idConflict(draft, listed),
    isinChecksum(draft, listed),
    currencyKnown(draft, listed),
    datePlausible(draft, listed),
  ]
}
