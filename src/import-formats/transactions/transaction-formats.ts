import { avanza } from "./avanza.ts"
import { foliantTransactions } from "./foliant-transactions.ts"
import { ghostfolioCsv } from "./ghostfolio-csv.ts"
import type { TransactionFormat } from "./transaction-format.ts"
import { wealthfolio } from "./wealthfolio.ts"

/** Every list of transactions that is recognised; a new importer is one file and one line here. */
export const transactionFormats: readonly TransactionFormat[] = [
  foliantTransactions,
  wealthfolio,
  ghostfolioCsv,
  avanza,
]
