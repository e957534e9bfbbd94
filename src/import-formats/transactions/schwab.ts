import { Decimal, type DecimalText } from "../../engine/money/decimal.ts"
import { knownTypes } from "./known-types.ts"
import { oneRow } from "./one-row.ts"
import type { RowReader } from "./row-reader.ts"
import type { TransactionDraft } from "./transaction-draft.ts"
import type { RowReading, TransactionFormat } from "./transaction-format.ts"
import { unsigned } from "./unsigned.ts"

/**
 * A Schwab account history, in dollars: amounts are signed and after fees. The cash and the share half of a reinvestment are rows of their own.
 * Symbol changes come in pairs of rows with a negative and a positive quantity.
 */
export const schwab: TransactionFormat = {
  id: "schwab",
  label: "Schwab account history",
  role: "transactions",
  madeByHand: false,
  columns: [
    { key: "date", names: ["Date"], required: true },
    { key: "type", names: ["Action"], required: true },
    { key: "symbol", names: ["Symbol"], required: true },
    { key: "name", names: ["Description"], required: true },
    { key: "quantity", names: ["Quantity"], required: true },
    { key: "price", names: ["Price"], required: true },
    { key: "fee", names: ["Fees & Comm"], required: true, characteristic: true },
    { key: "amount", names: ["Amount"], required: true },
  ],
  numbers: ["quantity", "price", "fee", "amount"],
  dates: ["date"],
  decimalSign: ".",
  dateOrder: "m/d",
  read,
}

const typeOf = knownTypes({
  Buy: "BUY",
  "Buy to Open": "BUY",
  "Buy to Close": "BUY",
  "Reinvest Shares": "BUY",
  Sell: "SELL",
  "Sell to Open": "SELL",
  "Sell to Close": "SELL",
  "Cash Dividend": "DIVIDEND",
  "Qualified Dividend": "DIVIDEND",
  "Non-Qualified Div": "DIVIDEND",
  "Special Non Qual Div": "DIVIDEND",
  "Pr Yr Cash Div": "DIVIDEND",
  "Reinvest Dividend": "DIVIDEND",
  "Qual Div Reinvest": "DIVIDEND",
  "Pr Yr Div Reinvest": "DIVIDEND",
  "Long Term Cap Gain Reinvest": "DIVIDEND",
  "Long Term Cap Gain": "DIVIDEND",
  "Short Term Cap Gain": "DIVIDEND",
  "Cash In Lieu": "DIVIDEND",
  "Credit Interest": "INTEREST",
  "Bank Interest": "INTEREST",
  "MoneyLink Transfer": { in: "DEPOSIT", out: "WITHDRAWAL" },
  "MoneyLink Deposit": { in: "DEPOSIT", out: "WITHDRAWAL" },
  "Wire Sent": { in: "DEPOSIT", out: "WITHDRAWAL" },
  "Wire Received": { in: "DEPOSIT", out: "WITHDRAWAL" },
  Journal: { in: "TRANSFER_IN", out: "TRANSFER_OUT" },
  "Internal Transfer": { in: "TRANSFER_IN", out: "TRANSFER_OUT" },
  "Journaled Shares": { in: "TRANSFER_IN", out: "TRANSFER_OUT" },
  "Security Transfer": { in: "TRANSFER_IN", out: "TRANSFER_OUT" },
  "Advisor Fee": { in: "FEE_REFUND", out: "FEE" },
  "Service Fee": { in: "FEE_REFUND", out: "FEE" },
  "ADR Mgmt Fee": { in: "FEE_REFUND", out: "FEE" },
  "Foreign Tax Paid": { in: "TAX_REFUND", out: "TAX" },
  "NRA Withholding": { in: "TAX_REFUND", out: "TAX" },
  "Stock Split": "SPLIT",
  "Stock Div Dist": "STOCK_DIVIDEND",
  "Spin-off": "SPIN_OFF",
  "Reverse Split": "SYMBOL_CHANGE",
  "Stock Merger": "SYMBOL_CHANGE",
  "Name Change": "SYMBOL_CHANGE",
  Conversion: "SYMBOL_CHANGE",
})

/** Types that change a number of shares and move no money. */
const ofShares: ReadonlySet<TransactionDraft["type"]> = new Set([
  "SPLIT",
  "STOCK_DIVIDEND",
  "SPIN_OFF",
  "SYMBOL_CHANGE",
])

function read(row: RowReader): RowReading {
  const sourceType = row.text("type")
  const quantity = row.decimal("quantity")
  const net = row.decimal("amount")
  const type = typeOf(sourceType, net ?? quantity) ?? "UNKNOWN"
  const fee = unsigned(row.decimal("fee")) ?? "0"
  const symbol = row.text("symbol")
  const draft: TransactionDraft = {
    day: row.day("date"),
    type,
    sourceType,
    currency: "USD",
    note: row.text("name"),
    fee,
    amount: net === null ? null : grossOf(net, fee),
    ...(net === null ? {} : { net: { amount: net, currency: "USD" } }),
  }
  if (symbol === "") return oneRow(draft)
  const ofAsset = { ...draft, note: "", instrument: { symbol, isin: "", name: row.text("name") } }
  if (sourceType === "Cash In Lieu") {
    const review = "cash in lieu of a fraction of a share is kept as a dividend; it may be a sale"
    return { drafts: [ofAsset], review }
  }
  if (type === "BUY" || type === "SELL") {
    return oneRow({ ...ofAsset, quantity: unsigned(quantity), price: row.decimal("price") })
  }
  if (type === "TRANSFER_IN" || type === "TRANSFER_OUT") {
    return oneRow({ ...ofAsset, quantity: unsigned(quantity) })
  }
  return oneRow(ofShares.has(type) ? { ...ofAsset, amount: null, quantity } : ofAsset)
}

/** What went out has the fee in it, what came in is after it. */
function grossOf(net: DecimalText, fee: DecimalText): DecimalText {
  return new Decimal(net).plus(fee).abs().toFixed()
}
