import type { ActivityType } from "../../engine/ledger/activity-type.ts"
import { Decimal, type DecimalText } from "../../engine/money/decimal.ts"
import type { RowReader } from "./row-reader.ts"
import type { TransactionDraft } from "./transaction-draft.ts"
import type { RowReading, TransactionFormat } from "./transaction-format.ts"
import { unsigned } from "./unsigned.ts"

/**
 * An Avanza export: the price is in the currency of the instrument, the amount, with the fee in it, in that of the transaction, and the fee in
 * Swedish crowns. The rate is what price and amount imply, as the printed one may be 1 beside two currencies.
 */
export const avanza: TransactionFormat = {
  id: "avanza",
  label: "Avanza export",
  role: "transactions",
  madeByHand: false,
  columns: [
    { key: "date", names: ["Datum"], required: true },
    { key: "account", names: ["Konto"] },
    { key: "type", names: ["Typ av transaktion"], required: true, characteristic: true },
    { key: "name", names: ["Värdepapper/beskrivning"], required: true, characteristic: true },
    { key: "quantity", names: ["Antal"], required: true },
    { key: "price", names: ["Kurs"], required: true },
    { key: "amount", names: ["Belopp"], required: true },
    { key: "currency", names: ["Transaktionsvaluta"], required: true, characteristic: true },
    { key: "fee", names: ["Courtage (SEK)"], characteristic: true },
    { key: "fxRate", names: ["Valutakurs"] },
    { key: "priceCurrency", names: ["Instrumentvaluta"], characteristic: true },
    { key: "isin", names: ["ISIN"] },
    { key: "result", names: ["Resultat"] },
  ],
  numbers: ["quantity", "price", "amount", "fee", "fxRate", "result"],
  dates: ["date"],
  decimalSign: ",",
  read,
}

function read(row: RowReader): RowReading {
  const sourceType = row.text("type")
  const amount = row.decimal("amount")
  const isNegative = amount?.startsWith("-") === true
  const common: TransactionDraft = {
    day: row.day("date"),
    type: "UNKNOWN",
    sourceType,
    currency: row.text("currency"),
    amount: unsigned(amount),
    account: row.text("account"),
    note: row.text("name"),
  }
  const type = cashTypes.get(sourceType)?.[isNegative ? "out" : "in"]
  if (type !== undefined) return { drafts: [{ ...common, type }] }
  const ofAsset = {
    ...common,
    instrument: { symbol: "", isin: row.text("isin"), name: row.text("name") },
    note: "",
  }
  switch (sourceType) {
    case "Köp":
    case "Sälj":
      return { drafts: [trade(row, ofAsset, amount)] }
    case "Utdelning":
      return { drafts: [dividend(row, ofAsset, amount)] }
    case "Utländsk källskatt":
      return { drafts: [{ ...ofAsset, type: isNegative ? "TAX" : "TAX_REFUND" }] }
    case "Övrigt":
      return other(row, common, ofAsset)
    default:
      return { drafts: [common], review: `“${sourceType}” is no type that is known` }
  }
}

/** Rows about money alone, by the sign of their amount. */
const cashTypes: ReadonlyMap<string, { readonly in: ActivityType; readonly out: ActivityType }> = new Map([
  ["Insättning", { in: "DEPOSIT", out: "WITHDRAWAL" }],
  ["Uttag", { in: "DEPOSIT", out: "WITHDRAWAL" }],
  ["Ränta", { in: "INTEREST", out: "INTEREST_CHARGE" }],
])

/** In the currency of the instrument; the amount booked is the source of the cash effect where that is another one. */
function trade(row: RowReader, draft: TransactionDraft, booked: DecimalText | null): TransactionDraft {
  const type = draft.sourceType === "Köp" ? "BUY" : "SELL"
  const quantity = unsigned(row.decimal("quantity"))
  const price = row.decimal("price")
  const fee = new Decimal(row.decimal("fee") ?? 0)
  const priceCurrency = row.text("priceCurrency")
  if (booked === null || quantity === null || price === null) return { ...draft, type, quantity, price }
  const gross = new Decimal(booked).abs().plus(type === "BUY" ? fee.times(-1) : fee)
  const net = { amount: booked, currency: draft.currency ?? "" }
  if (priceCurrency === "" || priceCurrency === draft.currency) {
    return { ...draft, type, quantity, price, amount: gross.toFixed(), fee: fee.toFixed(), net }
  }
  const value = new Decimal(quantity).times(price)
  const rate = value.eq(0) ? new Decimal(1) : gross.div(value)
  const ownFee = rate.eq(0) ? fee : fee.div(rate)
  return {
    ...draft,
    type,
    quantity,
    price,
    amount: value.toFixed(),
    currency: priceCurrency,
    fee: ownFee.toFixed(),
    net,
  }
}

/** Quantity × price is the dividend in the currency of the instrument, the amount what was booked. */
function dividend(row: RowReader, draft: TransactionDraft, booked: DecimalText | null): TransactionDraft {
  const quantity = unsigned(row.decimal("quantity"))
  const price = row.decimal("price")
  const priceCurrency = row.text("priceCurrency")
  const isForeign = priceCurrency !== "" && priceCurrency !== draft.currency
  if (!isForeign || booked === null || quantity === null || price === null) {
    return { ...draft, type: "DIVIDEND" }
  }
  const net = { amount: booked, currency: draft.currency ?? "" }
  return { ...draft, type: "DIVIDEND", quantity, price, amount: null, currency: priceCurrency, net }
}

/** `Övrigt` means what its text says: a refund of fees, the tax on returns, or a half of a merger of funds. */
function other(row: RowReader, common: TransactionDraft, ofAsset: TransactionDraft): RowReading {
  const text = row.text("name")
  if (text.startsWith("Återbetalning")) return { drafts: [{ ...common, type: "FEE_REFUND" }] }
  if (text === "Avkastningsskatt") {
    return { drafts: [{ ...common, type: row.text("amount").startsWith("-") ? "TAX" : "TAX_REFUND" }] }
  }
  const quantity = row.decimal("quantity")
  if (quantity !== null && common.amount === null) {
    return { drafts: [{ ...ofAsset, type: "SYMBOL_CHANGE", quantity }] }
  }
  return { drafts: [ofAsset], review: `“${text}” is none of the other movements that are known` }
}
