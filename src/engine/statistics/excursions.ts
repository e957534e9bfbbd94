import { CompensatedSum } from "../series/compensated-sum.ts"
import { ratio } from "./figure.ts"
import type { Figure } from "./figure.ts"
import type { TradeSample } from "./trade-sample.ts"

export type Excursions = {
  /** Mean over the trades that have one, as a fraction of premium. */
  readonly maximumFavourable: Figure
  readonly maximumAdverse: Figure
  /** Σ P/L / Σ of the favourable excursions in money. */
  readonly profitCapture: Figure
  /** Σ P/L / Σ |adverse excursions| in money. */
  readonly rMultiple: Figure
}

/**
 * How far trades went in favour and against while open, from the log's percentages of premium (Sweeney 1996), and P/L
 * against those amounts, sum over sum, since a trade that hardly moved would swamp a mean of ratios. A blank excursion is
 * left out; an excursion of the wrong sign or of zero is no amount to divide by.
 */
export function excursions(sample: TradeSample): Excursions {
  const favourable = excursion(sample, sample.maxProfit, 1)
  const adverse = excursion(sample, sample.maxLoss, -1)
  return {
    maximumFavourable: favourable.mean,
    maximumAdverse: adverse.mean,
    profitCapture: favourable.pnlOverMoney,
    rMultiple: adverse.pnlOverMoney,
  }
}

function excursion(sample: TradeSample, percent: Float64Array, direction: 1 | -1) {
  const fractions = new CompensatedSum()
  const pnl = new CompensatedSum()
  const money = new CompensatedSum()
  let count = 0
  for (let i = 0; i < sample.count; i++) {
    const fraction = percent[i] / 100
    if (Number.isNaN(fraction)) continue
    count++
    fractions.add(fraction)
    const amount = direction * fraction * Math.abs(sample.premium[i] * sample.contracts[i])
    if (!(amount > 0)) continue
    pnl.add(sample.pnl[i])
    money.add(amount)
  }
  const way = direction === 1 ? "favourable" : "adverse"
  return {
    mean: ratio(fractions.total, count, `no trade with a recorded ${way} excursion`),
    pnlOverMoney: ratio(
      pnl.total,
      money.total,
      `no trade went ${direction === 1 ? "into profit" : "into loss"} by a known amount`,
    ),
  }
}
