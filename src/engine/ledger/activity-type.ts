/**
 * What a transaction does. Amounts are ≥ 0 and the direction is the type's; only a correction (a dividend or interest taken back), a CFD
 * result and the old half of a symbol change carry a minus sign.
 */
export const activityTypes = [
  "BUY",
  "SELL",
  "DIVIDEND",
  "INTEREST",
  "INTEREST_CHARGE",
  "DEPOSIT",
  "WITHDRAWAL",
  "TRANSFER_IN",
  "TRANSFER_OUT",
  "SPLIT",
  "STOCK_DIVIDEND",
  "SPIN_OFF",
  "SYMBOL_CHANGE",
  "RETURN_OF_CAPITAL",
  "FEE",
  "TAX",
  "FEE_REFUND",
  "TAX_REFUND",
  "CREDIT",
  "FX_CONVERSION",
  "OPTION_EXPIRED",
  "OPTION_ASSIGNED",
  "OPTION_EXERCISED",
  "CFD_RESULT",
  "UNKNOWN",
] as const

export type ActivityType = (typeof activityTypes)[number]
