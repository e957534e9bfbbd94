import { mean } from "../series/mean.ts"
import { standardDeviation } from "../series/standard-deviation.ts"
import { extremes } from "./extremes.ts"
import { figureOf, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import type { TradeSample } from "./trade-sample.ts"

export type ReturnOnMargin = {
  readonly mean: Figure
  readonly sd: Figure
  readonly min: Figure
  readonly max: Figure
  /** Trades whose margin is blank or not above 0; they are left out. */
  readonly withoutMargin: number
}

/** P/L / margin trade by trade, a fraction, over the trades that required margin. Undefined when none did. */
export function returnOnMargin({ count, pnl, margin }: TradeSample): ReturnOnMargin {
  const ratios = new Float64Array(count)
  let n = 0
  for (let i = 0; i < count; i++) if (margin[i] > 0) ratios[n++] = pnl[i] / margin[i]
  const withoutMargin = count - n
  if (n === 0) {
    const none = undefinedBecause("no trade with margin")
    return { mean: none, sd: none, min: none, max: none, withoutMargin }
  }
  const values = ratios.subarray(0, n)
  const { best, worst } = extremes(values)
  return {
    mean: figureOf(mean(values)),
    sd: n < 2 ? undefinedBecause("fewer than two trades with margin") : figureOf(standardDeviation(values)),
    min: worst,
    max: best,
    withoutMargin,
  }
}
