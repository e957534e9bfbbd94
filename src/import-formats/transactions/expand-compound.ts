import type { Transaction } from "../../engine/ledger/transaction.ts"
import type { CompleteDraft } from "./complete-draft.ts"

/** A draft whose type is one transaction. */
type SimpleDraft = Omit<CompleteDraft, "type"> & Pick<Transaction, "type">

/**
 * The transactions that a compound type stands for, in one group: a reinvested dividend is a dividend and a purchase of its amount, a staking reward
 * interest and a purchase. Fee and tax are those of the income, so that the cash that moves is they alone.
 */
export function expandCompound(draft: CompleteDraft, group: string): readonly SimpleDraft[] {
  const { type } = draft
  if (type !== "DIVIDEND_REINVESTED" && type !== "STAKING_REWARD" && type !== "DIVIDEND_IN_KIND") {
    return [{ ...draft, type }]
  }
  const parts = { ...draft, group: draft.group === "" ? group : draft.group, net: null }
  const income = type === "STAKING_REWARD" ? "INTEREST" : "DIVIDEND"
  return [
    { ...parts, type: income, quantity: null, price: null },
    { ...parts, type: "BUY", fee: "0", tax: "0" },
  ]
}
