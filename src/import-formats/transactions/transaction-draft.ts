import type { ActivityType } from "../../engine/ledger/activity-type.ts"
import type { Transaction } from "../../engine/ledger/transaction.ts"

/** Types that stand for several transactions and are expanded when they are read. */
export const compoundTypes = ["DIVIDEND_REINVESTED", "STAKING_REWARD", "DIVIDEND_IN_KIND"] as const

/** A transaction as a format reads it: what it leaves out is blank, and a currency may still be a sub-unit. */
export type TransactionDraft = Partial<Omit<Transaction, "type" | "day" | "line">> & {
  readonly day: Transaction["day"] | null
  readonly type: ActivityType | (typeof compoundTypes)[number]
}
