import type { EpochDay } from "../money/iso-date.ts"
import { type Figure, ratio } from "../statistics/figure.ts"
import type { DatedFlow } from "../statistics/dated-flow.ts"

/**
 * Modified Dietz return: (V₁ − V₀ − F) / (V₀ + Σ wᵢFᵢ), wᵢ = (D − dᵢ)/D, the gain over the capital that was there on average. A fraction, not
 * annualised. Undefined when that capital is 0. Source: Dietz, Pension Funds: Measuring Investment Performance (1966), as modified by the BAI.
 * @param flows into the portfolio +, out of it −
 */
export function modifiedDietz(
  flows: readonly DatedFlow[],
  { from, to, initialValue, value }: { from: EpochDay; to: EpochDay; initialValue: number; value: number },
): Figure {
  const length = to - from
  let net = 0
  let capital = initialValue
  for (const { day, amount } of flows) {
    net += amount
    // In a period of one day all of the capital is there from its start.
    capital += amount * (length === 0 ? 1 : (to - day) / length)
  }
  return ratio(value - initialValue - net, capital, "no capital was invested")
}
