import { type ActivityType, activityTypes } from "../../engine/ledger/activity-type.ts"
import type { SplitRatio } from "../../engine/ledger/transaction.ts"
import { instrumentOf } from "./instrument-of.ts"
import { parseRatio } from "./parse-ratio.ts"
import type { RowReader } from "./row-reader.ts"
import type { TransactionDraft } from "./transaction-draft.ts"
import type { RowReading, TransactionFormat } from "./transaction-format.ts"

/** A Wealthfolio activity list, with its column names in snake or camel case. Its type names are ours. */
export const wealthfolio: TransactionFormat = {
  id: "wealthfolio",
  label: "Wealthfolio list of activities",
  role: "transactions",
  madeByHand: true,
  columns: [
    { key: "date", names: ["date"], required: true },
    { key: "type", names: ["type", "activityType"], required: true },
    { key: "symbol", names: ["symbol"], required: true },
    { key: "instrumentType", names: ["instrumentType"], characteristic: true },
    { key: "quantity", names: ["quantity"], required: true },
    { key: "price", names: ["unit_price", "unitPrice"], required: true, characteristic: true },
    { key: "currency", names: ["currency"], required: true },
    { key: "fee", names: ["fee"] },
    { key: "amount", names: ["amount"] },
    { key: "note", names: ["comment"], characteristic: true },
    { key: "fxRate", names: ["fxRate"], characteristic: true },
    { key: "subtype", names: ["subtype"], characteristic: true },
    { key: "account", names: ["account", "accountId"] },
  ],
  numbers: ["quantity", "price", "fee", "amount", "fxRate"],
  dates: ["date"],
  decimalSign: ".",
  read,
}

const types: ReadonlySet<string> = new Set(activityTypes)

function isType(text: string): text is ActivityType {
  return types.has(text)
}

/** Subtypes that make a row something else than its type says. */
const typeBySubtype: ReadonlyMap<string, TransactionDraft["type"]> = new Map([
  ["DIVIDEND RETURN_OF_CAPITAL", "RETURN_OF_CAPITAL"],
  ["DIVIDEND DIVIDEND_IN_KIND", "DIVIDEND_IN_KIND"],
  ["INTEREST STAKING_REWARD", "STAKING_REWARD"],
])

function read(row: RowReader): RowReading {
  const sourceType = row.text("type")
  const subtype = row.text("subtype").toUpperCase()
  const written = sourceType.toUpperCase()
  const type = typeBySubtype.get(`${written} ${subtype}`) ?? (isType(written) ? written : "UNKNOWN")
  const common: TransactionDraft = {
    day: row.day("date"),
    time: row.time("date"),
    type,
    sourceType,
    instrument: row.text("symbol").startsWith("$CASH") ? null : instrumentOf(row),
    currency: row.text("currency"),
    subtype,
    account: row.text("account"),
    note: row.text("note"),
  }
  if (type === "SPLIT") return { drafts: [{ ...common, ratio: splitRatio(row) }] }
  const fee = row.decimal("fee") ?? "0"
  const amount = row.decimal("amount")
  if (type === "FEE" && amount === null) return { drafts: [{ ...common, amount: fee }] }
  const drafts = [{ ...common, quantity: row.decimal("quantity"), price: row.decimal("price"), amount, fee }]
  const review = reviewOf(type, subtype, sourceType)
  return review === null ? { drafts } : { drafts, review }
}

function splitRatio(row: RowReader): SplitRatio | null {
  const key = row.text("amount") === "" ? "quantity" : "amount"
  const ratio = parseRatio(row.text(key))
  if (ratio === null) row.reject(key, "not-a-ratio", "new shares for one old, such as 3 or 3:1")
  return ratio
}

function reviewOf(type: TransactionDraft["type"], subtype: string, sourceType: string): string | null {
  if (type === "UNKNOWN") return `“${sourceType}” is no type that is known`
  // The unit price may be that of a share or the dividend per share; only that day's price could tell.
  if (subtype === "DRIP") return "kept as a dividend in money: what it bought is not plain from the row"
  return type === "DIVIDEND_IN_KIND" ? "the payer of the dividend is not in the row" : null
}
