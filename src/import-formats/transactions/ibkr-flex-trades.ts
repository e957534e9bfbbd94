import { Decimal } from "../../engine/money/decimal.ts"
import { oneRow } from "./one-row.ts"
import type { RowReader } from "./row-reader.ts"
import type { TransactionDraft } from "./transaction-draft.ts"
import type { RowReading, TransactionFormat } from "./transaction-format.ts"
import { unsigned } from "./unsigned.ts"

/**
 * Trades of an Interactive Brokers flex query: quantity and money are negative on sales, the commission is ≤ 0 and may be in another currency. Rows
 * without an ISIN trade currencies, which the symbol (`CHF.USD`) names.
 */
export const ibkrFlexTrades: TransactionFormat = {
  id: "ibkr-flex-trades",
  label: "Interactive Brokers flex query of trades",
  role: "transactions",
  madeByHand: false,
  columns: [
    { key: "type", names: ["Buy/Sell"], required: true, characteristic: true },
    { key: "date", names: ["TradeDate"], required: true, characteristic: true },
    { key: "time", names: ["DateTime"] },
    { key: "symbol", names: ["Symbol"] },
    { key: "isin", names: ["ISIN"], required: true },
    { key: "name", names: ["Description"] },
    { key: "quantity", names: ["Quantity"], required: true },
    { key: "price", names: ["TradePrice"], required: true, characteristic: true },
    { key: "amount", names: ["TradeMoney"], characteristic: true },
    { key: "currency", names: ["CurrencyPrimary"], required: true, characteristic: true },
    { key: "fee", names: ["IBCommission"], required: true, characteristic: true },
    { key: "feeCurrency", names: ["IBCommissionCurrency"], characteristic: true },
    { key: "tax", names: ["Taxes"] },
    { key: "multiplier", names: ["Multiplier"] },
    { key: "id", names: ["TradeID"] },
    { key: "account", names: ["ClientAccountID"] },
    { key: "detail", names: ["LevelOfDetail"] },
  ],
  numbers: ["quantity", "price", "amount", "fee", "tax", "multiplier"],
  dates: ["date"],
  decimalSign: ".",
  read,
}

function read(row: RowReader): RowReading {
  const detail = row.text("detail")
  if (detail !== "" && detail.toUpperCase() !== "EXECUTION") return { ignored: "informational" }
  const sourceType = row.text("type")
  const side = sourceType.toUpperCase()
  const currency = row.text("currency")
  const fee = unsigned(row.decimal("fee")) ?? "0"
  const multiplier = row.decimal("multiplier")
  const draft: TransactionDraft = {
    day: row.day("date"),
    type: side === "BUY" || side === "SELL" ? side : "UNKNOWN",
    sourceType,
    quantity: unsigned(row.decimal("quantity")),
    price: row.decimal("price"),
    amount: unsigned(row.decimal("amount")),
    currency,
    tax: unsigned(row.decimal("tax")) ?? "0",
    ...(multiplier === null || new Decimal(multiplier).eq(0) ? {} : { multiplier }),
    account: row.text("account"),
    id: row.text("id"),
  }
  const traded = row.text("isin") === "" ? conversionOf(row.text("symbol"), draft) : ofAsset(row, draft)
  if (traded === null) {
    const unknown: TransactionDraft = { ...draft, type: "UNKNOWN" }
    return { drafts: [unknown], review: "a trade of currencies, whose pair the file does not name" }
  }
  const feeCurrency = row.text("feeCurrency") || currency
  if (feeCurrency === traded.currency) return oneRow({ ...traded, fee })
  const { day, account = "", id = "" } = draft
  const commission: TransactionDraft = {
    day,
    account,
    id,
    type: "FEE",
    sourceType: "IBCommission",
    amount: fee,
    currency: feeCurrency,
  }
  return { drafts: fee === "0" ? [traded] : [traded, commission] }
}

function ofAsset(row: RowReader, draft: TransactionDraft): TransactionDraft {
  return {
    ...draft,
    instrument: { symbol: row.text("symbol"), isin: row.text("isin"), name: row.text("name") },
  }
}

/** `CHF.USD`: francs for dollars when sold, dollars for francs when bought; null when the symbol is no pair. */
function conversionOf(symbol: string, draft: TransactionDraft): TransactionDraft | null {
  const pair = /^([A-Z]{3})\.([A-Z]{3})$/.exec(symbol)
  const { quantity, amount, price } = draft
  if (pair === null || quantity === undefined || quantity === null) return null
  const money =
    amount ?? (price === undefined || price === null ? null : new Decimal(quantity).times(price).toFixed())
  if (money === null) return null
  const base = { amount: quantity, currency: pair[1] }
  const quote = { amount: money, currency: pair[2] }
  const [paid, got] = draft.type === "SELL" ? [base, quote] : [quote, base]
  return { ...draft, type: "FX_CONVERSION", quantity: null, price: null, ...paid, net: got }
}
