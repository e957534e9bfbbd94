/** What premium, closing cost and P/L of a trade leave for fees. */
export type ImpliedFees = {
  readonly fees: number
  /** Whether premium and cost had to be taken in different units, or in another than they are in, to leave a small amount. */
  readonly mixedUnits: boolean
}

/** No broker charges more for a contract and leg, both ways. */
const highestFee = 10
/** Legs of a trade whose legs are not known. */
const usualLegs = 4
const rounding = 0.011
/** How much too large or too small an amount can be by a mistaken unit: a price is a hundredth of the dollars of a contract. */
const unitErrors = [1, 100, 0.01]

/**
 * Fees of a trade in a log that does not give them: (premium − closing cost) × contracts − P/L, when that is small and not negative.
 * Amounts are dollars per contract. Tries the units as they are first, then P/L worked out from mixed units. Null when nothing fits.
 */
export function impliedFees(trade: {
  readonly premium: number
  readonly closingCost: number
  readonly contracts: number
  readonly pnl: number
  /** 0 when they are not known. */
  readonly legs: number
}): ImpliedFees | null {
  const { premium, closingCost, contracts, pnl } = trade
  const most = highestFee * contracts * (trade.legs || usualLegs) + rounding
  for (const premiumError of unitErrors) {
    for (const costError of unitErrors) {
      const fees = (premium * premiumError - closingCost * costError) * contracts - pnl
      if (fees < -rounding || fees > most) continue
      return {
        fees: Math.max(0, fees),
        mixedUnits: premiumError !== 1 || (costError !== 1 && closingCost !== 0),
      }
    }
  }
  return null
}
