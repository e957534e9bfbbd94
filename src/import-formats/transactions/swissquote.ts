import type { Transaction } from "../../engine/ledger/transaction.ts"
import { Decimal } from "../../engine/money/decimal.ts"
import { knownTypes } from "./known-types.ts"
import { oneRow } from "./one-row.ts"
import type { RowReader } from "./row-reader.ts"
import type { TransactionDraft } from "./transaction-draft.ts"
import type { RowReading, TransactionFormat } from "./transaction-format.ts"
import { unsigned } from "./unsigned.ts"

/**
 * A Swissquote export: the net amount is signed and final. The two halves of a foreign exchange share an order number and become one conversion;
 * other order numbers are shared by fills and tell nothing.
 */
export const swissquote: TransactionFormat = {
  id: "swissquote",
  label: "Swissquote export",
  role: "transactions",
  madeByHand: false,
  columns: [
    { key: "date", names: ["Date"], required: true },
    { key: "order", names: ["Order #"], required: true, characteristic: true },
    { key: "type", names: ["Transaction"], required: true, characteristic: true },
    { key: "symbol", names: ["Symbol"], required: true },
    { key: "name", names: ["Name"] },
    { key: "isin", names: ["ISIN"], required: true },
    { key: "quantity", names: ["Quantity"], required: true },
    { key: "price", names: ["Unit price"], required: true },
    { key: "fee", names: ["Costs"], required: true, characteristic: true },
    { key: "accrued", names: ["Accrued Interest"], characteristic: true },
    { key: "amount", names: ["Net Amount"], required: true, characteristic: true },
    { key: "balance", names: ["Balance"] },
    { key: "currency", names: ["Currency"], required: true },
  ],
  numbers: ["quantity", "price", "fee", "accrued", "amount", "balance"],
  dates: ["date"],
  decimalSign: ".",
  read,
  link: linkConversions,
}

const typeOf = knownTypes({
  Buy: "BUY",
  Sell: "SELL",
  Dividend: "DIVIDEND",
  Interests: { in: "INTEREST", out: "INTEREST_CHARGE" },
  Credit: "DEPOSIT",
  Debit: "WITHDRAWAL",
  "Custody Fees": "FEE",
  "Forex debit": "FX_CONVERSION",
  "Forex credit": "FX_CONVERSION",
})

function read(row: RowReader): RowReading {
  const sourceType = row.text("type")
  const net = row.decimal("amount")
  const type = typeOf(sourceType, net) ?? "UNKNOWN"
  const fee = unsigned(row.decimal("fee")) ?? "0"
  const currency = row.text("currency")
  const draft: TransactionDraft = {
    day: row.day("date"),
    time: row.time("date"),
    type,
    sourceType,
    currency,
    fee,
    amount: net === null ? null : new Decimal(net).plus(fee).abs().toFixed(),
    ...(net === null ? {} : { net: { amount: net, currency } }),
  }
  if (type === "FX_CONVERSION")
    return oneRow({ ...draft, net: null, subtype: sourceType, group: row.text("order") })
  const isin = row.text("isin")
  if (isin === "") return oneRow(draft)
  const ofAsset = { ...draft, instrument: { symbol: row.text("symbol"), isin, name: row.text("name") } }
  if (type !== "BUY" && type !== "SELL") return oneRow(ofAsset)
  return oneRow({ ...ofAsset, quantity: unsigned(row.decimal("quantity")), price: row.decimal("price") })
}

/** What was paid and what was got for it, from two rows into one. A half alone stays as it is. */
function linkConversions(rows: readonly Transaction[]): Transaction[] {
  const credits = new Map(
    rows.filter(({ subtype }) => subtype === "Forex credit").map((row) => [row.group, row] as const),
  )
  const linked = new Set<Transaction>()
  const withLegs = rows.map((row) => {
    const credit = row.subtype === "Forex debit" ? credits.get(row.group) : undefined
    if (credit === undefined) return row
    linked.add(credit)
    return { ...row, net: { amount: credit.amount ?? "0", currency: credit.currency } }
  })
  return withLegs.filter((row) => !linked.has(row))
}
