import type { ActivityType } from "../../engine/ledger/activity-type.ts"
import type { Transaction } from "../../engine/ledger/transaction.ts"
import { Decimal, type DecimalText } from "../../engine/money/decimal.ts"
import { oneRow } from "./one-row.ts"
import type { RowReader } from "./row-reader.ts"
import type { TransactionDraft } from "./transaction-draft.ts"
import type { RowReading, TransactionFormat } from "./transaction-format.ts"
import { unsigned } from "./unsigned.ts"

/**
 * A Trading 212 history: price in the currency of the listing, total in that of the account, fees inside the total. Its columns vary with its
 * content; rows of the newer layout under the older header are told by the id that stands where the price should.
 */
export const trading212: TransactionFormat = {
  id: "trading212",
  label: "Trading 212 history",
  role: "transactions",
  madeByHand: false,
  columns: [
    { key: "type", names: ["Action"], required: true },
    { key: "date", names: ["Time", "Time (UTC)"], required: true },
    { key: "isin", names: ["ISIN"] },
    { key: "symbol", names: ["Ticker"] },
    { key: "name", names: ["Name"] },
    { key: "quantity", names: ["No. of shares"], characteristic: true },
    { key: "price", names: ["Price / share"], characteristic: true },
    { key: "currency", names: ["Currency (Price / share)"], characteristic: true },
    { key: "fxRate", names: ["Exchange rate"] },
    { key: "amount", names: ["Total"], required: true },
    { key: "totalCurrency", names: ["Currency (Total)"], required: true, characteristic: true },
    { key: "tax", names: ["Withholding tax"] },
    { key: "taxCurrency", names: ["Currency (Withholding tax)"] },
    { key: "fee", names: ["Currency conversion fee"] },
    { key: "note", names: ["Notes"] },
    { key: "id", names: ["ID"] },
  ],
  numbers: ["quantity", "price", "fxRate", "amount", "tax", "fee"],
  dates: ["date"],
  decimalSign: ".",
  read,
  link: linkSplits,
}

const cashTypes: ReadonlyMap<string, ActivityType> = new Map([
  ["deposit", "DEPOSIT"],
  ["withdrawal", "WITHDRAWAL"],
  ["interest on cash", "INTEREST"],
])

function read(row: RowReader): RowReading {
  const sourceType = row.text("type")
  const action = sourceType.toLowerCase()
  if (/^EOF\d/.test(row.text("price"))) {
    const newer =
      "the columns of this header; the row has those of the newer layout, Notes and ID before No. of shares"
    row.reject("price", "layout-mismatch", newer)
    return { drafts: [] }
  }
  const symbol = row.text("symbol")
  const isin = row.text("isin")
  const draft: TransactionDraft = {
    day: row.day("date"),
    time: row.time("date"),
    type: cashTypes.get(action) ?? "UNKNOWN",
    sourceType,
    instrument: symbol === "" && isin === "" ? null : { symbol, isin, name: row.text("name") },
    amount: unsigned(row.decimal("amount")),
    currency: row.text("totalCurrency"),
    id: row.text("id"),
    note: row.text("note"),
  }
  const side = /^(?:market|limit|stop|stop limit) (buy|sell)$/.exec(action)?.[1]
  if (side !== undefined) return oneRow(trade(row, { ...draft, type: side === "buy" ? "BUY" : "SELL" }))
  if (action.startsWith("dividend")) return dividend(row, { ...draft, type: "DIVIDEND" })
  if (action === "transfer in" || action === "transfer out") {
    const type = action === "transfer in" ? "TRANSFER_IN" : "TRANSFER_OUT"
    return oneRow({ ...draft, type, quantity: row.decimal("quantity") })
  }
  if (action === "stock distribution") {
    return oneRow({ ...draft, type: "STOCK_DIVIDEND", quantity: row.decimal("quantity") })
  }
  if (action.startsWith("stock split")) {
    return oneRow({
      ...draft,
      type: "SPLIT",
      amount: null,
      quantity: row.decimal("quantity"),
      subtype: action,
    })
  }
  return oneRow(draft)
}

/** In the currency of the listing; the total is what moved the cash. */
function trade(row: RowReader, draft: TransactionDraft): TransactionDraft {
  const quantity = row.decimal("quantity")
  const price = row.decimal("price")
  const currency = row.text("currency")
  const total = draft.amount ?? null
  const fee = unsigned(row.decimal("fee")) ?? "0"
  if (total === null) return { ...draft, quantity, price, fee }
  const booked = { amount: draft.type === "BUY" ? `-${total}` : total, currency: draft.currency ?? "" }
  if (currency === draft.currency) {
    const costs = draft.type === "BUY" ? new Decimal(fee).times(-1) : new Decimal(fee)
    return { ...draft, quantity, price, fee, amount: new Decimal(total).plus(costs).toFixed(), net: booked }
  }
  return { ...draft, quantity, price, amount: null, currency, fee: inListing(fee, row), net: booked }
}

/** A fee of the account in the currency of the listing: the rate is units of the listing for one of the account. */
function inListing(fee: DecimalText, row: RowReader): DecimalText {
  const rate = row.decimal("fxRate")
  return rate === null ? "0" : new Decimal(fee).times(rate).toFixed()
}

/** The total is after tax. A tax in another currency than the total cannot be added to it without a rate. */
function dividend(row: RowReader, draft: TransactionDraft): RowReading {
  const tax = unsigned(row.decimal("tax")) ?? "0"
  const total = draft.amount ?? null
  if (tax === "0" || total === null) return { drafts: [draft] }
  if (row.text("taxCurrency") !== draft.currency) {
    return {
      drafts: [draft],
      review: `the tax of ${tax} ${row.text("taxCurrency")} is not in the currency of the total; the dividend is kept net`,
    }
  }
  return { drafts: [{ ...draft, tax, amount: new Decimal(total).plus(tax).toFixed() }] }
}

/** The two rows of a split, the old shares closed and the new ones opened, become one with their ratio. */
function linkSplits(rows: readonly Transaction[]): Transaction[] {
  const closes = rows.filter(({ subtype }) => subtype === "stock split close")
  return rows.flatMap((row): Transaction[] => {
    if (row.subtype === "stock split close") return []
    if (row.subtype !== "stock split open") return [row]
    const old = closes.find(
      ({ day, instrument }) => day === row.day && instrument?.isin === row.instrument?.isin,
    )
    if (old === undefined || old.quantity === null || row.quantity === null) return [row]
    return [{ ...row, quantity: null, ratio: { new: row.quantity, old: old.quantity } }]
  })
}
