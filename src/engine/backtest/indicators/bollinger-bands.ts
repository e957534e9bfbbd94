import { populationDeviation } from "./population-deviation.ts"
import { sma } from "./sma.ts"

/** Bollinger bands: the SMA over `period` and `deviations` population standard deviations to either side (Bollinger 2001). */
export function bollingerBands(
  values: Float64Array,
  { period, deviations }: { readonly period: number; readonly deviations: number },
): { readonly lower: Float64Array; readonly middle: Float64Array; readonly upper: Float64Array } {
  const middle = sma(values, period)
  const deviation = populationDeviation(values, period)
  return {
    lower: middle.map((average, i) => average - deviations * deviation[i]),
    middle,
    upper: middle.map((average, i) => average + deviations * deviation[i]),
  }
}
