import { knownTypes } from "./known-types.ts"
import { oneRow } from "./one-row.ts"
import type { RowReader } from "./row-reader.ts"
import type { RowReading, TransactionFormat } from "./transaction-format.ts"

/** A Parqet export. The local date counts, not the UTC instant beside it; the amount is the truth, as the price is rounded. */
export const parqet: TransactionFormat = {
  id: "parqet",
  label: "Parqet export",
  role: "transactions",
  madeByHand: false,
  columns: [
    { key: "date", names: ["date"], required: true },
    { key: "time", names: ["time"] },
    { key: "price", names: ["price"], required: true },
    { key: "quantity", names: ["shares"], required: true, characteristic: true },
    { key: "amount", names: ["amount"], required: true },
    { key: "tax", names: ["tax"], required: true },
    { key: "fee", names: ["fee"], required: true },
    { key: "result", names: ["realizedgains"], characteristic: true },
    { key: "type", names: ["type"], required: true },
    { key: "account", names: ["broker"] },
    { key: "isin", names: ["identifier"], required: true, characteristic: true },
    { key: "currency", names: ["currency"], required: true },
    { key: "name", names: ["holdingname"], characteristic: true },
    { key: "nickname", names: ["holdingnickname"], characteristic: true },
  ],
  numbers: ["price", "quantity", "amount", "tax", "fee", "result"],
  dates: ["date"],
  decimalSign: ",",
  read,
}

const typeOf = knownTypes({
  Buy: "BUY",
  Sell: "SELL",
  Dividend: "DIVIDEND",
  TransferIn: "TRANSFER_IN",
  TransferOut: "TRANSFER_OUT",
})

function read(row: RowReader): RowReading {
  const sourceType = row.text("type")
  const type = typeOf(sourceType, null) ?? "UNKNOWN"
  const isin = row.text("isin")
  const name = row.text("name")
  return oneRow({
    day: row.day("date"),
    time: row.time("time"),
    type,
    sourceType,
    instrument: isin === "" && name === "" ? null : { symbol: "", isin, name },
    quantity: row.decimal("quantity"),
    price: row.decimal("price"),
    amount: row.decimal("amount"),
    currency: row.text("currency"),
    fee: row.decimal("fee") ?? "0",
    tax: row.decimal("tax") ?? "0",
    account: row.text("account"),
  })
}
