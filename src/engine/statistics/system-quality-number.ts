import { mean } from "../series/mean.ts"
import { standardDeviation } from "../series/standard-deviation.ts"
import { ratio, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"

/**
 * System quality number, √n · mean(P/L) / sd(P/L) with the sample standard deviation (Tharp 2008). Undefined with fewer
 * than two trades or when all have the same P/L.
 */
export function systemQualityNumber(pnl: Float64Array): Figure {
  if (pnl.length < 2) return undefinedBecause("fewer than two trades")
  return ratio(Math.sqrt(pnl.length) * mean(pnl), standardDeviation(pnl), "all trades have the same P/L")
}
