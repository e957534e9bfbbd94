import { avanza } from "./avanza.ts"
import { foliantTransactions } from "./foliant-transactions.ts"
import { ghostfolioCsv } from "./ghostfolio-csv.ts"
import { ibkrFlexCash } from "./ibkr-flex-cash.ts"
import { ibkrFlexTrades } from "./ibkr-flex-trades.ts"
import { parqet } from "./parqet.ts"
import { revolut } from "./revolut.ts"
import { schwab } from "./schwab.ts"
import { swissquote } from "./swissquote.ts"
import { tradeRepublic } from "./trade-republic.ts"
import type { TransactionFormat } from "./transaction-format.ts"
import { trading212 } from "./trading212.ts"
import { wealthfolio } from "./wealthfolio.ts"

/** Every list of transactions that is recognised; a new importer is one file and one line here. */
export const transactionFormats: readonly TransactionFormat[] = [
  foliantTransactions,
  wealthfolio,
  ghostfolioCsv,
  schwab,
  ibkrFlexTrades,
  ibkrFlexCash,
  trading212,
  revolut,
  swissquote,
  tradeRepublic,
  parqet,
  avanza,
]
