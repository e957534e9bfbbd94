import type { CorporateAction } from "./corporate-action.ts"
import { indexAtOrAfter } from "./daily-bars.ts"
import type { PriceFactors } from "./price-factors.ts"

/** Relative. Factors are written with seven or eight decimals; the split factors among them fall to a hundredth. */
const splitNoise = 1e-5
const priceNoise = 5e-8

/** Splits have small terms, so a printed factor such as 0.01785710 is told from the fraction it was rounded from. */
const largestTerm = 1_000

/**
 * The splits and dividends that a factor file's steps stand for, ascending. A step after the line of day L takes effect on the
 * first session after L. Its split ratio is the next split factor ÷ this one; its dividend is the reference price (the raw close
 * of L, divided by that ratio) × (1 − this price factor ÷ the next one). The amounts carry the rounding of the factors.
 *
 * A step with no session after it changes nothing that is there, and is left out.
 *
 * @param sessions days with a bar, or of the exchange; ascending
 */
export function actionsFromFactors(factors: PriceFactors, sessions: Int32Array): CorporateAction[] {
  const actions: CorporateAction[] = []
  for (let line = 0; line + 1 < factors.lastDays.length; line++) {
    const at = indexAtOrAfter(sessions, factors.lastDays[line] + 1)
    if (at === sessions.length) break
    const exDay = sessions[at]
    const ratio = factors.split[line + 1] / factors.split[line]
    if (Math.abs(ratio - 1) > splitNoise) actions.push({ kind: "split", exDay, ...asFraction(ratio) })
    const kept = factors.price[line] / factors.price[line + 1]
    if (Math.abs(kept - 1) > priceNoise) {
      const amount = (factors.reference[line] / ratio) * (1 - kept)
      actions.push({ kind: "dividend", exDay, amount: Number(amount.toPrecision(8)) })
    }
  }
  return actions
}

/** The fraction of the smallest denominator that is equal to a ratio within the rounding of factors. */
function asFraction(ratio: number): { numerator: number; denominator: number } {
  for (let denominator = 1; denominator <= largestTerm; denominator++) {
    const numerator = Math.round(ratio * denominator)
    if (numerator > 0 && Math.abs(numerator / denominator / ratio - 1) < splitNoise) {
      return { numerator, denominator }
    }
  }
  return { numerator: ratio, denominator: 1 }
}
