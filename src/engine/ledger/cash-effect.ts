import { Decimal, ZERO } from "../money/decimal.ts"
import type { ActivityType } from "./activity-type.ts"
import type { Transaction } from "./transaction.ts"

/** Sign of the gross amount in the cash effect of a type. What is absent moves no cash by its amount. */
const signOfAmount: Partial<Record<ActivityType, 1 | -1>> = {
  BUY: -1,
  SELL: 1,
  DIVIDEND: 1,
  INTEREST: 1,
  INTEREST_CHARGE: -1,
  DEPOSIT: 1,
  WITHDRAWAL: -1,
  RETURN_OF_CAPITAL: 1,
  FEE: -1,
  TAX: -1,
  FEE_REFUND: 1,
  TAX_REFUND: 1,
  CREDIT: 1,
  FX_CONVERSION: -1,
  CFD_RESULT: 1,
}

/** What a transaction does to the cash in its own currency: the amount by the direction of its type, less fee and tax. */
export function cashEffect({ type, instrument, amount, fee, tax }: Transaction): Decimal {
  if (type === "UNKNOWN") return ZERO
  const costs = new Decimal(fee).plus(tax)
  const isCashTransfer = instrument === null && (type === "TRANSFER_IN" || type === "TRANSFER_OUT")
  const sign = isCashTransfer ? (type === "TRANSFER_IN" ? 1 : -1) : (signOfAmount[type] ?? 0)
  return sign === 0 ? ZERO.minus(costs) : new Decimal(amount ?? 0).times(sign).minus(costs)
}
