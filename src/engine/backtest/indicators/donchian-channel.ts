import { ago } from "./ago.ts"
import { rollingExtreme } from "./rolling-extreme.ts"

/** Highest high of the `period` bars before this one: the upper line of a Donchian channel (Donchian 1960). Undefined for the first `period`. */
export function donchianHigh(high: Float64Array, period: number): Float64Array {
  return ago(rollingExtreme(high, period, "highest"), 1)
}

/** Lowest low of the `period` bars before this one: the lower line of a Donchian channel. Undefined (NaN) for the first `period`. */
export function donchianLow(low: Float64Array, period: number): Float64Array {
  return ago(rollingExtreme(low, period, "lowest"), 1)
}
