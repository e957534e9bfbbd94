import { Book } from "./book.ts"
import { cashMode } from "./cash-mode.ts"
import { instrumentNames } from "./instrument-names.ts"
import type { CostBasis } from "./lots.ts"
import type { Market } from "./market.ts"
import { orderTransactions } from "./order-transactions.ts"
import { pairRows } from "./pair-rows.ts"
import type { Transaction } from "./transaction.ts"

/** An empty book for a ledger, and its rows in the order in which they are to be applied. */
export function openBook(
  transactions: readonly Transaction[],
  { costBasis, market }: { readonly costBasis: CostBasis; readonly market: Market },
): { readonly book: Book; readonly rows: readonly Transaction[] } {
  const nameOf = instrumentNames(transactions)
  const book = new Book({
    costBasis,
    cashMode: cashMode(transactions),
    pairs: pairRows(transactions, nameOf),
    nameOf,
    priceAt: (position, day) => market.priceAt(position, day),
  })
  return { book, rows: orderTransactions(transactions) }
}
