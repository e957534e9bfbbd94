export type OptionRight = "C" | "P"

/**
 * Black–Scholes value per share without interest or dividends, with a smile: implied volatility rises with the distance of
 * the strike below the spot. `tradingDays` is the time to expiry; 0 gives the intrinsic value.
 */
export function optionPrice(
  right: OptionRight,
  spot: number,
  strike: number,
  tradingDays: number,
  impliedVolatility: number,
): number {
  const intrinsic = Math.max(right === "C" ? spot - strike : strike - spot, 0)
  if (tradingDays <= 0) return intrinsic
  const root = Math.sqrt(tradingDays / 252)
  const distance = Math.log(spot / strike) / (impliedVolatility * root)
  const clipped = Math.min(Math.max(distance, -4), 4)
  const deviation = impliedVolatility * (1 + 0.03 * clipped + 0.006 * clipped * clipped) * root
  const d1 = Math.log(spot / strike) / deviation + deviation / 2
  const call = spot * normalDistribution(d1) - strike * normalDistribution(d1 - deviation)
  return Math.max(right === "C" ? call : call - spot + strike, intrinsic)
}

/** Φ(x) to 7.5e−8 (Abramowitz and Stegun, 26.2.17). */
function normalDistribution(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x))
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series
  return x >= 0 ? 1 - tail : tail
}
