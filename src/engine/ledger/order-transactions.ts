import type { ActivityType } from "./activity-type.ts"
import type { Transaction } from "./transaction.ts"

/** What comes first on a day: what renames or multiplies the shares held, then what comes in, then all else. */
const rank: Partial<Record<ActivityType, number>> = {
  SPLIT: 0,
  SYMBOL_CHANGE: 0,
  DEPOSIT: 1,
  TRANSFER_IN: 1,
}
const lastRank = 2

/**
 * Transactions in the order in which they take effect: by day; within a day splits and symbol changes, then cash and shares coming in,
 * then the rest, by time where all of these have one, else as they are given (oldest first).
 */
export function orderTransactions(transactions: readonly Transaction[]): Transaction[] {
  const ranked = transactions.map((transaction) => ({
    transaction,
    rank: rank[transaction.type] ?? lastRank,
  }))
  const groupOf = ({ transaction: { day }, rank: of }: (typeof ranked)[number]) => day * 4 + of
  const withoutTime = new Set(ranked.filter((each) => each.transaction.time === null).map(groupOf))
  return ranked
    .toSorted((a, b) => {
      const group = groupOf(a)
      if (group !== groupOf(b)) return group - groupOf(b)
      return withoutTime.has(group) ? 0 : (a.transaction.time ?? 0) - (b.transaction.time ?? 0)
    })
    .map(({ transaction }) => transaction)
}
