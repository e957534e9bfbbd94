import type { ActivityType } from "../../engine/ledger/activity-type.ts"
import { instrumentOf } from "./instrument-of.ts"
import { oneRow } from "./one-row.ts"
import type { RowReader } from "./row-reader.ts"
import type { RowReading, TransactionFormat } from "./transaction-format.ts"
import { unsigned } from "./unsigned.ts"

/** A Ghostfolio import file. Dates are d/m in any of its shapes; signs of quantity, price and fee say nothing. */
export const ghostfolioCsv: TransactionFormat = {
  id: "ghostfolio-csv",
  label: "Ghostfolio list of activities",
  role: "transactions",
  madeByHand: true,
  columns: [
    { key: "date", names: ["Date", "tradeDate"], required: true },
    { key: "symbol", names: ["Code", "symbol", "ticker"], required: true },
    { key: "currency", names: ["Currency", "ccy", "currencyPrimary"], required: true },
    { key: "price", names: ["Price", "tradePrice", "unitPrice", "value"], required: true },
    { key: "quantity", names: ["Quantity", "qty", "shares", "units"], required: true },
    { key: "type", names: ["Action", "buy/sell", "type"], required: true },
    { key: "fee", names: ["Fee", "commission", "ibCommission"], required: true },
    { key: "dataSource", names: ["DataSource"], characteristic: true },
    { key: "account", names: ["account", "accountId"] },
    { key: "note", names: ["Note", "comment"] },
  ],
  numbers: ["price", "quantity", "fee"],
  dates: ["date"],
  decimalSign: ".",
  dateOrder: "d/m",
  read,
}

const types: ReadonlyMap<string, ActivityType> = new Map([
  ["BUY", "BUY"],
  ["SELL", "SELL"],
  ["DIVIDEND", "DIVIDEND"],
  ["INTEREST", "INTEREST"],
  ["FEE", "FEE"],
])

function read(row: RowReader): RowReading {
  const sourceType = row.text("type")
  const type = types.get(sourceType.toUpperCase()) ?? "UNKNOWN"
  const instrument = instrumentOf(row)
  if (instrument === null) row.reject("symbol", "missing-value", "a symbol or a name")
  const quantity = unsigned(row.decimal("quantity"))
  const fee = unsigned(row.decimal("fee")) ?? "0"
  const common = {
    day: row.day("date"),
    time: row.time("date"),
    type,
    sourceType,
    instrument,
    currency: row.text("currency"),
    account: row.text("account"),
    note: row.text("note"),
  }
  // Of a fee, quantity and price are 0 and the symbol is its name.
  if (type === "FEE") return { drafts: [{ ...common, amount: fee }] }
  if (quantity === "0" && fee === "0") return { ignored: "no-effect" }
  return oneRow({ ...common, quantity, price: unsigned(row.decimal("price")), fee })
}
