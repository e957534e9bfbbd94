import { isDefined, ratio, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { normalCdf } from "./normal-distribution.ts"

const FEWEST_TRADES = 20

/**
 * Wald–Wolfowitz runs test on the signs of wins and losses: the two-tailed p-value, by the normal approximation without
 * continuity correction, that wins and losses follow each other at random (Wald & Wolfowitz 1940). Break-even trades are
 * left out. Undefined under 20 trades, or when all of them won or all lost.
 * @param pnl in order of close
 */
export function runsTest(pnl: Float64Array): Figure {
  if (pnl.length < FEWEST_TRADES) return undefinedBecause(`fewer than ${FEWEST_TRADES} trades`)
  let wins = 0
  let losses = 0
  let runs = 0
  let previous = 0
  for (let i = 0; i < pnl.length; i++) {
    const sign = Math.sign(pnl[i])
    if (sign === 0) continue
    if (sign > 0) wins++
    else losses++
    if (sign !== previous) runs++
    previous = sign
  }
  if (wins === 0) return undefinedBecause("no winning trade")
  if (losses === 0) return undefinedBecause("no losing trade")

  const n = wins + losses
  const pairs = 2 * wins * losses
  const expected = pairs / n + 1
  const variance = (pairs * (pairs - n)) / (n * n * (n - 1))
  const z = ratio(
    Math.abs(runs - expected),
    Math.sqrt(variance),
    "one win and one loss can follow each other in one way",
  )
  return isDefined(z) ? 2 * normalCdf(-z) : z
}
