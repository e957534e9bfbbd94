import { ema } from "./ema.ts"

/**
 * Moving average convergence divergence (Appel 1979): line = EMA(fast) − EMA(slow) where both are defined, signal = EMA(signal) of the
 * line from its first defined value on.
 */
export function macd(
  values: Float64Array,
  { fast, slow, signal }: { readonly fast: number; readonly slow: number; readonly signal: number },
): { readonly line: Float64Array; readonly signal: Float64Array } {
  const slower = ema(values, slow)
  const line = ema(values, fast).map((average, i) => average - slower[i])
  return { line, signal: ema(line, signal) }
}
