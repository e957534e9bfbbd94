import { ProviderFailure } from "../../resilience/provider-failure.ts"

/** A rate as the ECB writes it; NaN for `N/A` and an empty cell, which are no rate. */
export function ecbRate(text: string, currency: string): number {
  if (text === "" || text === "N/A") return Number.NaN
  const rate = Number(text)
  if (!(rate > 0)) throw new ProviderFailure("malformed", `the rate of ${currency} is ${text}`)
  return rate
}
