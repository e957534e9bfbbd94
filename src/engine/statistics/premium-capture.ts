import { CompensatedSum } from "../series/compensated-sum.ts"
import { ratio } from "./figure.ts"
import type { Figure } from "./figure.ts"
import type { TradeSample } from "./trade-sample.ts"

/**
 * Share of the premium that became profit, Σ P/L / Σ |premium × contracts|, and share that fees took, Σ fees over the same;
 * sum over sum. A trade whose premium is blank counts for neither, one whose fees are both blank not for the latter.
 * Undefined without premium.
 */
export function premiumCapture(sample: TradeSample): {
  readonly capture: Figure
  readonly commissionShare: Figure
} {
  const pnl = new CompensatedSum()
  const premium = new CompensatedSum()
  const fees = new CompensatedSum()
  const premiumWithFees = new CompensatedSum()
  for (let i = 0; i < sample.count; i++) {
    const amount = Math.abs(sample.premium[i] * sample.contracts[i])
    if (Number.isNaN(amount)) continue
    pnl.add(sample.pnl[i])
    premium.add(amount)
    const opening = sample.openingFees[i]
    const closing = sample.closingFees[i]
    if (Number.isNaN(opening) && Number.isNaN(closing)) continue
    fees.add((Number.isNaN(opening) ? 0 : opening) + (Number.isNaN(closing) ? 0 : closing))
    premiumWithFees.add(amount)
  }
  return {
    capture: ratio(pnl.total, premium.total, "no trade with premium"),
    commissionShare: ratio(fees.total, premiumWithFees.total, "no trade with premium and fees"),
  }
}
