import { Decimal, ZERO } from "../money/decimal.ts"
import type { ActivityType } from "./activity-type.ts"
import { applyCredit } from "./apply-credit.ts"
import { applyOptionEnd } from "./apply-option-end.ts"
import { applyReturnOfCapital } from "./apply-return-of-capital.ts"
import { applySplit } from "./apply-split.ts"
import { applySymbolChange } from "./apply-symbol-change.ts"
import { applyTrade } from "./apply-trade.ts"
import { applyTransfer } from "./apply-transfer.ts"
import type { Book } from "./book.ts"
import { cashEffect } from "./cash-effect.ts"
import type { Transaction } from "./transaction.ts"

type Effect = (book: Book, row: Transaction) => void

/** Writes a transaction into a book. Rows come in the order of `orderTransactions`. */
export function applyTransaction(book: Book, row: Transaction): void {
  effects[row.type](book, row)
  book.applied.add(row)
}

const effects: Record<ActivityType, Effect> = {
  BUY: applyTrade,
  SELL: applyTrade,
  DIVIDEND: applyIncome,
  INTEREST: applyIncome,
  INTEREST_CHARGE: applyIncome,
  DEPOSIT: applyDeposit,
  WITHDRAWAL: applyDeposit,
  TRANSFER_IN: applyTransfer,
  TRANSFER_OUT: applyTransfer,
  SPLIT: applySplit,
  STOCK_DIVIDEND: applyStockDividend,
  SPIN_OFF: applySpinOff,
  SYMBOL_CHANGE: applySymbolChange,
  RETURN_OF_CAPITAL: applyReturnOfCapital,
  FEE: applyCost,
  TAX: applyCost,
  FEE_REFUND: applyCost,
  TAX_REFUND: applyCost,
  CREDIT: applyCredit,
  FX_CONVERSION: applyConversion,
  OPTION_EXPIRED: applyOptionEnd,
  OPTION_ASSIGNED: applyOptionEnd,
  OPTION_EXERCISED: applyOptionEnd,
  CFD_RESULT: applyCfdResult,
  UNKNOWN: () => {},
}

/** Dividends and interest. A dividend on a short position is owed: every effect is reversed. */
function applyIncome(book: Book, row: Transaction): void {
  const position = book.positionOf(row)
  const owed = row.type === "DIVIDEND" && position?.quantity.lt(ZERO) === true && !isNegative(row)
  const direction = owed ? -1 : 1
  book.settle(row, cashEffect(row).times(direction))
  const amount = new Decimal(row.amount ?? 0).times(row.type === "INTEREST_CHARGE" ? -1 : direction)
  book.addIncome(row, position, amount)
  book.addCosts(row, position, {
    fee: new Decimal(row.fee).times(direction),
    tax: new Decimal(row.tax).times(direction),
  })
}

function isNegative({ amount }: Transaction): boolean {
  return new Decimal(amount ?? 0).lt(ZERO)
}

/** The amount is external, a fee is a cost inside the portfolio. */
function applyDeposit(book: Book, row: Transaction): void {
  book.settle(row, cashEffect(row))
  book.addFlow(row, new Decimal(row.amount ?? 0).times(row.type === "DEPOSIT" ? 1 : -1))
  book.addCosts(row, null, costsOf(row))
}

/** Shares instead of money: income of their value, which is their cost; a bonus issue has none. On a short position they are owed. */
function applyStockDividend(book: Book, row: Transaction): void {
  const position = book.positionOf(row)
  if (position === null) return
  const direction = position.quantity.lt(ZERO) ? -1 : 1
  const quantity = new Decimal(row.quantity ?? 0).times(direction)
  const amount = new Decimal(row.amount ?? 0).times(direction)
  book.settle(row, cashEffect(row))
  book.addShares(position, row.day, { openDay: row.day, quantity, cost: amount })
  if (!amount.eq(ZERO)) book.addIncome(row, position, amount)
  book.addCosts(row, position, costsOf(row))
}

/** Shares of the child at no cost, until someone says what share of the parent's cost moves. */
function applySpinOff(book: Book, row: Transaction): void {
  const position = book.positionOf(row)
  if (position === null) return
  const quantity = new Decimal(row.quantity ?? 0)
  book.addShares(position, row.day, { openDay: row.day, quantity, cost: ZERO })
  book.note(row, `${position.name} was spun off; its cost is 0 until its share of the parent's is known`)
  const costs = costsOf(row)
  book.settle(row, ZERO.minus(costs.fee).minus(costs.tax))
  book.addCosts(row, position, costs)
}

function applyCost(book: Book, row: Transaction): void {
  const amount = new Decimal(row.amount ?? 0)
  const isFee = row.type === "FEE" || row.type === "FEE_REFUND"
  const cost = row.type === "FEE" || row.type === "TAX" ? amount : ZERO.minus(amount)
  const own = costsOf(row)
  book.settle(row, cashEffect(row))
  book.addCosts(row, book.positionOf(row), {
    fee: own.fee.plus(isFee ? cost : ZERO),
    tax: own.tax.plus(isFee ? ZERO : cost),
  })
}

function applyConversion(book: Book, row: Transaction): void {
  const { net, currency } = row
  if (net === null || net.currency === currency) {
    book.note(row, "the conversion has one leg only; it moves nothing")
    return
  }
  const paid = ZERO.minus(row.amount ?? 0)
  book.convert(row, [
    { currency, amount: paid },
    { currency: net.currency, amount: new Decimal(net.amount) },
  ])
  const costs = costsOf(row)
  book.addCosts(row, null, costs)
  book.settle({ ...row, net: null }, ZERO.minus(costs.fee).minus(costs.tax))
}

/** The result of a contract for difference: money that no position explains. */
function applyCfdResult(book: Book, row: Transaction): void {
  const { day, currency } = row
  const position = book.positionOf(row)
  const amount = new Decimal(row.amount ?? 0)
  book.settle(row, cashEffect(row))
  book.journal.priceGains.push({ day, currency, amount })
  if (position !== null) position.realised = position.realised.plus(amount)
  book.addCosts(row, position, costsOf(row))
}

function costsOf({ fee, tax }: Transaction): { fee: Decimal; tax: Decimal } {
  return { fee: new Decimal(fee), tax: new Decimal(tax) }
}
