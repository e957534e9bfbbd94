import { Decimal } from "../../engine/money/decimal.ts"
import { knownTypes } from "./known-types.ts"
import { oneRow } from "./one-row.ts"
import type { RowReader } from "./row-reader.ts"
import type { TransactionDraft } from "./transaction-draft.ts"
import type { RowReading, TransactionFormat } from "./transaction-format.ts"
import { unsigned } from "./unsigned.ts"

/** A Revolut investment account: the fee of a trade is what its total has beyond quantity × price; a dividend is as paid, its tax not shown. */
export const revolut: TransactionFormat = {
  id: "revolut",
  label: "Revolut investment account",
  role: "transactions",
  madeByHand: false,
  columns: [
    { key: "date", names: ["Date"], required: true },
    { key: "symbol", names: ["Ticker"], required: true },
    { key: "type", names: ["Type"], required: true },
    { key: "quantity", names: ["Quantity"], required: true },
    { key: "price", names: ["Price per share"], required: true, characteristic: true },
    { key: "amount", names: ["Total Amount"], required: true, characteristic: true },
    { key: "currency", names: ["Currency"], required: true },
    { key: "fxRate", names: ["FX Rate"], characteristic: true },
  ],
  numbers: ["quantity", "price", "amount", "fxRate"],
  dates: ["date"],
  read,
}

const typeOf = knownTypes({
  DIVIDEND: "DIVIDEND",
  "CASH TOP-UP": "DEPOSIT",
  "CASH WITHDRAWAL": "WITHDRAWAL",
  "CUSTODY FEE": "FEE",
})

function read(row: RowReader): RowReading {
  const sourceType = row.text("type")
  const symbol = row.text("symbol")
  const total = row.decimal("amount")
  const common: TransactionDraft = {
    day: row.day("date"),
    time: row.time("date"),
    type: typeOf(sourceType, total) ?? "UNKNOWN",
    sourceType,
    instrument: symbol === "" ? null : { symbol, isin: "", name: "" },
    amount: unsigned(total),
    currency: row.text("currency"),
  }
  const trade = /^(BUY|SELL) - /i.exec(sourceType)
  if (trade !== null)
    return oneRow(tradeOf(row, { ...common, type: trade[1].toUpperCase() === "BUY" ? "BUY" : "SELL" }))
  if (sourceType === "STOCK SPLIT") {
    // The quantity is of the shares that were added.
    return oneRow({ ...common, type: "SPLIT", amount: null, quantity: row.decimal("quantity") })
  }
  if (/^TRANSFER FROM /i.test(sourceType)) {
    if (total === null || new Decimal(total).eq(0)) return { ignored: "informational" }
    return oneRow({ ...common, type: total.startsWith("-") ? "TRANSFER_OUT" : "TRANSFER_IN" })
  }
  return oneRow(common)
}

function tradeOf(row: RowReader, draft: TransactionDraft): TransactionDraft {
  const quantity = row.decimal("quantity")
  const price = row.decimal("price")
  if (quantity === null || price === null || draft.amount === undefined || draft.amount === null) {
    return { ...draft, quantity, price }
  }
  const value = new Decimal(quantity).times(price)
  const beyond = draft.type === "BUY" ? new Decimal(draft.amount).minus(value) : value.minus(draft.amount)
  // Prices are rounded to cents, so a cent beyond is no fee.
  const isFee = beyond.gt("0.01")
  return {
    ...draft,
    quantity,
    price,
    amount: isFee ? value.toFixed() : draft.amount,
    fee: isFee ? beyond.toFixed() : "0",
  }
}
