import type { Transaction } from "./transaction.ts"

/**
 * `tracked`: deposits and withdrawals are in the ledger, and cash is what they and all else leave. `implied`: the ledger holds trades
 * alone, and each cash effect is mirrored by an external flow of that day, so that returns mean something.
 */
export type CashMode = "tracked" | "implied"

/** Tracked when the ledger has any deposit, withdrawal or cash transfer. */
export function cashMode(transactions: readonly Transaction[]): CashMode {
  const tracked = transactions.some(
    ({ type, instrument }) =>
      type === "DEPOSIT" ||
      type === "WITHDRAWAL" ||
      ((type === "TRANSFER_IN" || type === "TRANSFER_OUT") && instrument === null),
  )
  return tracked ? "tracked" : "implied"
}
