import type { Transaction } from "../../engine/ledger/transaction.ts"
import { Decimal, type DecimalText } from "../../engine/money/decimal.ts"
import { currencyOfUnit, inCurrency } from "../../engine/money/sub-unit.ts"
import type { TransactionDraft } from "./transaction-draft.ts"

/** A draft with nothing left out, but for its day and line. */
export type CompleteDraft = Omit<Transaction, "type" | "day" | "line"> &
  Pick<TransactionDraft, "type" | "day">

/** OCC symbols of options: a root padded to six, expiry, C or P, strike × 1000. */
const option = /^[A-Z0-9 ]{6}\d{6}[CP]\d{8}$/

/**
 * Fills in what a draft leaves out: amounts of a sub-unit in their currency, the multiplier of an option, and of quantity, price and amount the third
 * where two are given. A stated amount stands, whatever quantity × price is.
 */
export function completeDraft(draft: TransactionDraft): CompleteDraft {
  const unit = draft.currency ?? ""
  const money = (amount: DecimalText | null | undefined) =>
    amount === undefined || amount === null ? null : inCurrency(amount, unit)
  const symbol = draft.instrument?.symbol ?? ""
  const multiplier = draft.multiplier ?? (option.test(symbol) ? "100" : "1")
  return {
    day: draft.day,
    time: draft.time ?? null,
    type: draft.type,
    instrument: draft.instrument ?? null,
    ...thirdOf({
      quantity: draft.quantity ?? null,
      price: money(draft.price),
      amount: money(draft.amount),
      multiplier,
    }),
    currency: currencyOfUnit(unit),
    fee: money(draft.fee) ?? "0",
    tax: money(draft.tax) ?? "0",
    net: netOf(draft),
    ratio: draft.ratio ?? null,
    multiplier,
    account: draft.account ?? "",
    counterAccount: draft.counterAccount ?? "",
    id: draft.id ?? "",
    group: draft.group ?? "",
    subtype: draft.subtype ?? "",
    note: draft.note ?? "",
    sourceType: draft.sourceType ?? draft.type,
  }
}

type Amounts = Pick<Transaction, "quantity" | "price" | "amount" | "multiplier">

function thirdOf({ quantity, price, amount, multiplier }: Amounts): Amounts {
  const given = { quantity, price, amount, multiplier }
  if (quantity !== null && price !== null && amount === null) {
    return { ...given, amount: new Decimal(quantity).times(price).times(multiplier).toFixed() }
  }
  if (quantity !== null && amount !== null && price === null) {
    const units = new Decimal(quantity).times(multiplier)
    return units.eq(0) ? given : { ...given, price: new Decimal(amount).div(units).toFixed() }
  }
  if (price !== null && amount !== null && quantity === null) {
    const unitPrice = new Decimal(price).times(multiplier)
    return unitPrice.eq(0) ? given : { ...given, quantity: new Decimal(amount).div(unitPrice).toFixed() }
  }
  return given
}

function netOf({ net }: TransactionDraft): Transaction["net"] {
  if (net === undefined || net === null) return null
  return { amount: inCurrency(net.amount, net.currency), currency: currencyOfUnit(net.currency) }
}
