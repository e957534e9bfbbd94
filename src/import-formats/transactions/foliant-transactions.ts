import { activityTypes } from "../../engine/ledger/activity-type.ts"
import type { SplitRatio } from "../../engine/ledger/transaction.ts"
import type { DecimalText } from "../../engine/money/decimal.ts"
import { instrumentOf } from "./instrument-of.ts"
import { oneRow } from "./one-row.ts"
import { parseRatio } from "./parse-ratio.ts"
import type { RowReader } from "./row-reader.ts"
import { compoundTypes, type TransactionDraft } from "./transaction-draft.ts"
import type { RowReading, TransactionFormat } from "./transaction-format.ts"

/** Our own list of transactions: every column of a transaction, so that what is exported comes back the same. */
export const foliantTransactions: TransactionFormat = {
  id: "foliant",
  label: "Foliant list of transactions",
  role: "transactions",
  madeByHand: true,
  columns: [
    { key: "date", names: ["date"], required: true },
    { key: "time", names: ["time"] },
    { key: "type", names: ["type"], required: true },
    { key: "symbol", names: ["symbol"] },
    { key: "isin", names: ["isin"] },
    { key: "name", names: ["name"] },
    { key: "quantity", names: ["quantity"] },
    { key: "price", names: ["price"] },
    { key: "amount", names: ["amount"], required: true, characteristic: true },
    { key: "currency", names: ["currency"], required: true },
    { key: "fee", names: ["fee"] },
    { key: "tax", names: ["tax"] },
    { key: "net", names: ["net"], characteristic: true },
    { key: "netCurrency", names: ["net_currency"], characteristic: true },
    { key: "fxRate", names: ["fx_rate"], characteristic: true },
    { key: "ratio", names: ["ratio"], characteristic: true },
    { key: "multiplier", names: ["multiplier"], characteristic: true },
    { key: "account", names: ["account"] },
    { key: "counterAccount", names: ["counter_account"], characteristic: true },
    { key: "id", names: ["id"] },
    { key: "group", names: ["group"], characteristic: true },
    { key: "subtype", names: ["subtype"] },
    { key: "note", names: ["note"] },
  ],
  numbers: ["quantity", "price", "amount", "fee", "tax", "net", "fxRate", "multiplier"],
  dates: ["date"],
  decimalSign: ".",
  read,
}

const types: ReadonlySet<string> = new Set([...activityTypes, ...compoundTypes])

function isType(text: string): text is TransactionDraft["type"] {
  return types.has(text)
}

function read(row: RowReader): RowReading {
  const sourceType = row.text("type")
  const written = sourceType.toUpperCase()
  const type = isType(written) ? written : "UNKNOWN"
  if (sourceType === "") row.reject("type", "missing-value", "a type such as BUY, DIVIDEND or DEPOSIT")
  const net = row.decimal("net")
  const draft: TransactionDraft = {
    day: row.day("date"),
    time: row.time("time"),
    type,
    sourceType,
    instrument: instrumentOf(row),
    quantity: row.decimal("quantity"),
    price: row.decimal("price"),
    amount: row.decimal("amount"),
    currency: row.text("currency"),
    fee: cost(row, "fee"),
    tax: cost(row, "tax"),
    net: net === null ? null : { amount: net, currency: row.text("netCurrency") || row.text("currency") },
    ratio: ratioOf(row),
    ...multiplierOf(row),
    account: row.text("account"),
    counterAccount: row.text("counterAccount"),
    id: row.text("id"),
    group: row.text("group"),
    subtype: row.text("subtype"),
    note: row.text("note"),
  }
  return oneRow(draft)
}

function cost(row: RowReader, key: "fee" | "tax"): DecimalText {
  const amount = row.decimal(key) ?? "0"
  if (amount.startsWith("-")) row.reject(key, "negative", "a cost of 0 or more; a refund is a row of its own")
  return amount
}

function ratioOf(row: RowReader): SplitRatio | null {
  const text = row.text("ratio")
  const ratio = parseRatio(text)
  if (ratio === null && text !== "") row.reject("ratio", "not-a-ratio", "new:old, such as 2:1")
  return ratio
}

function multiplierOf(row: RowReader): Pick<TransactionDraft, "multiplier"> {
  const multiplier = row.decimal("multiplier")
  return multiplier === null ? {} : { multiplier }
}
