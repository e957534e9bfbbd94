import type { ActivityType } from "../../engine/ledger/activity-type.ts"
import { Decimal } from "../../engine/money/decimal.ts"
import type { CompleteDraft } from "./complete-draft.ts"
import type { RowReader } from "./row-reader.ts"

/** Types that move shares, or an amount that goes with shares. */
const needsInstrument: ReadonlySet<CompleteDraft["type"]> = new Set([
  "BUY",
  "SELL",
  "SPLIT",
  "STOCK_DIVIDEND",
  "SPIN_OFF",
  "SYMBOL_CHANGE",
  "RETURN_OF_CAPITAL",
  "OPTION_EXPIRED",
  "OPTION_ASSIGNED",
  "OPTION_EXERCISED",
  "DIVIDEND_REINVESTED",
  "STAKING_REWARD",
  "DIVIDEND_IN_KIND",
])
const needsQuantity: ReadonlySet<CompleteDraft["type"]> = new Set([
  "BUY",
  "SELL",
  "STOCK_DIVIDEND",
  "SPIN_OFF",
  "SYMBOL_CHANGE",
  "DIVIDEND_REINVESTED",
  "STAKING_REWARD",
  "DIVIDEND_IN_KIND",
])
/** Types that are whole without an amount. */
const needsNoAmount: ReadonlySet<CompleteDraft["type"]> = new Set<ActivityType>([
  "SPLIT",
  "SPIN_OFF",
  "STOCK_DIVIDEND",
  "SYMBOL_CHANGE",
  "OPTION_EXPIRED",
  "OPTION_ASSIGNED",
  "OPTION_EXERCISED",
  "UNKNOWN",
])
/** Types that move no money, so that a currency is not missed. */
const needsNoCurrency: ReadonlySet<CompleteDraft["type"]> = new Set<ActivityType>([
  "SPLIT",
  "SYMBOL_CHANGE",
  "UNKNOWN",
])

/** Types whose direction is in their name, so that a minus sign would say it twice, or the opposite. */
const neverNegative: ReadonlySet<CompleteDraft["type"]> = new Set([
  "BUY",
  "SELL",
  "DEPOSIT",
  "WITHDRAWAL",
  "TRANSFER_IN",
  "TRANSFER_OUT",
  "FEE",
  "TAX",
  "FEE_REFUND",
  "TAX_REFUND",
  "INTEREST_CHARGE",
])

/** Rejects a row for each cell that its type cannot do without, and for a sign that contradicts its type. */
export function requireCells(row: RowReader, draft: CompleteDraft): void {
  const { type, day, instrument, quantity, price, amount, currency, ratio } = draft
  const missing = (key: string, expected: string) => row.reject(key, "missing-value", expected)
  if (day === null && row.text("date") === "") missing("date", "the date of the transaction")
  if (instrument === null && needsInstrument.has(type)) missing("symbol", "a symbol, an ISIN or a name")
  if (currency === "" && !needsNoCurrency.has(type)) {
    missing("currency", "the currency of the amounts, such as USD")
  } else if (currency !== "" && !/^[A-Za-z0-9]{2,10}$/.test(currency)) {
    row.reject("currency", "not-a-currency", "the code of a currency, such as USD")
  }
  const movesShares =
    needsQuantity.has(type) || (instrument !== null && (type === "TRANSFER_IN" || type === "TRANSFER_OUT"))
  if (neverNegative.has(type)) {
    const signed = Object.entries({ quantity, amount }).find(([, value]) => value?.startsWith("-") === true)
    if (signed !== undefined) {
      row.reject(signed[0], "negative", `a number without a minus sign, as ${type} says the direction`)
    }
  }
  const lacksQuantity = movesShares && (quantity === null || new Decimal(quantity).eq(0))
  if (lacksQuantity) missing("quantity", "a quantity other than 0")
  if (type === "SPLIT" && ratio === null && quantity === null) {
    missing("ratio", "a ratio such as 2:1, or the shares added")
  }
  // A transfer of shares without an amount takes the price of its day.
  const isTransferOfShares = movesShares && (type === "TRANSFER_IN" || type === "TRANSFER_OUT")
  if (amount !== null || lacksQuantity || isTransferOfShares || needsNoAmount.has(type)) return
  const lacksPrice = movesShares && price === null && row.has("price")
  missing(lacksPrice ? "price" : "amount", "an amount, or quantity and price")
}
