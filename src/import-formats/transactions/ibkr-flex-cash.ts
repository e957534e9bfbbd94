import { oneRow } from "./one-row.ts"
import type { RowReader } from "./row-reader.ts"
import type { TransactionDraft } from "./transaction-draft.ts"
import type { RowReading, TransactionFormat } from "./transaction-format.ts"
import { unsigned } from "./unsigned.ts"

/** Dividends and the tax withheld from them, of an Interactive Brokers flex query. The description begins with the symbol. */
export const ibkrFlexCash: TransactionFormat = {
  id: "ibkr-flex-cash",
  label: "Interactive Brokers flex query of cash transactions",
  role: "transactions",
  madeByHand: false,
  columns: [
    { key: "type", names: ["Type"], required: true },
    { key: "date", names: ["SettleDate"], required: true, characteristic: true },
    { key: "isin", names: ["ISIN"], required: true },
    { key: "note", names: ["Description"], required: true },
    { key: "amount", names: ["Amount"], required: true },
    { key: "currency", names: ["CurrencyPrimary"], required: true, characteristic: true },
  ],
  numbers: ["amount"],
  dates: ["date"],
  decimalSign: ".",
  read,
}

function read(row: RowReader): RowReading {
  const sourceType = row.text("type")
  const note = row.text("note")
  const amount = row.decimal("amount")
  const isin = row.text("isin")
  // The bracket after the symbol is an ISIN, or a number of the broker's own.
  const symbol = /^([^()\s]+)\(/.exec(note)?.[1] ?? ""
  const draft: TransactionDraft = {
    day: row.day("date"),
    type: "UNKNOWN",
    sourceType,
    instrument: isin === "" && symbol === "" ? null : { symbol, isin, name: "" },
    amount,
    currency: row.text("currency"),
    note,
  }
  switch (sourceType) {
    case "Dividends":
    case "Payment In Lieu Of Dividends":
      return oneRow({
        ...draft,
        type: note.includes("(Return of Capital)") ? "RETURN_OF_CAPITAL" : "DIVIDEND",
      })
    case "Withholding Tax":
      return oneRow({
        ...draft,
        type: amount?.startsWith("-") === true ? "TAX" : "TAX_REFUND",
        amount: unsigned(amount),
      })
    default:
      return oneRow(draft)
  }
}
