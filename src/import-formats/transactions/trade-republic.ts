import { Decimal, type DecimalText } from "../../engine/money/decimal.ts"
import { knownTypes } from "./known-types.ts"
import { oneRow } from "./one-row.ts"
import type { RowReader } from "./row-reader.ts"
import type { TransactionDraft } from "./transaction-draft.ts"
import type { RowReading, TransactionFormat } from "./transaction-format.ts"
import { unsigned } from "./unsigned.ts"

/** A Trade Republic export, in euros. The value is what was booked, after costs and tax, which are printed negative; there is no price. */
export const tradeRepublic: TransactionFormat = {
  id: "trade-republic",
  label: "Trade Republic export",
  role: "transactions",
  madeByHand: false,
  columns: [
    { key: "date", names: ["Datum"], required: true },
    { key: "type", names: ["Transactietype"], required: true, characteristic: true },
    { key: "amount", names: ["Waarde (netto)"], required: true, characteristic: true },
    { key: "name", names: ["Opmerking"], required: true },
    { key: "isin", names: ["ISIN"], required: true },
    { key: "quantity", names: ["Aantal"], required: true },
    { key: "fee", names: ["Kosten"], characteristic: true },
    { key: "tax", names: ["Belasting"], characteristic: true },
  ],
  numbers: ["amount", "quantity", "fee", "tax"],
  dates: ["date"],
  read,
}

const typeOf = knownTypes({
  Aankoop: "BUY",
  Buy: "BUY",
  Verkoop: "SELL",
  Sell: "SELL",
  Dividend: "DIVIDEND",
  Rente: "INTEREST",
  Interest: "INTEREST",
  Storting: "DEPOSIT",
  Deposit: "DEPOSIT",
  Onttrekking: "WITHDRAWAL",
  Removal: "WITHDRAWAL",
})

function read(row: RowReader): RowReading {
  const sourceType = row.text("type")
  const net = row.decimal("amount")
  const type = typeOf(sourceType, net) ?? "UNKNOWN"
  const fee = unsigned(row.decimal("fee")) ?? "0"
  const tax = unsigned(row.decimal("tax")) ?? "0"
  const isin = row.text("isin")
  const text = row.text("name")
  const draft: TransactionDraft = {
    day: row.day("date"),
    time: row.time("date"),
    type,
    sourceType,
    currency: "EUR",
    amount: net === null ? null : grossOf(net, new Decimal(fee).plus(tax)),
    fee,
    tax,
    ...(net === null ? {} : { net: { amount: net, currency: "EUR" } }),
  }
  if (isin === "") return oneRow({ ...draft, note: text })
  return oneRow({
    ...draft,
    instrument: { symbol: "", isin, name: text },
    quantity: unsigned(row.decimal("quantity")),
  })
}

/** What went out has the costs in it, what came in is after them. */
function grossOf(net: DecimalText, costs: Decimal): DecimalText {
  const booked = new Decimal(net)
  return booked.lt(0) ? booked.abs().minus(costs).toFixed() : booked.plus(costs).toFixed()
}
