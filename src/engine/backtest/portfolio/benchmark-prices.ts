import { isoDate } from "../../money/iso-date.ts"
import { LastKnown } from "../../series/last-known.ts"
import { InvalidBacktest } from "../invalid-backtest.ts"
import type { PortfolioRequest } from "./portfolio-request.ts"

/**
 * The last known price of a benchmark on each day, in the account's currency; NaN before the first.
 * @throws InvalidBacktest without rates of its currency, or without prices in the days of the test
 */
export function benchmarkPrices(
  { days, values, currency }: NonNullable<PortfolioRequest["benchmark"]>,
  request: Pick<PortfolioRequest, "currency" | "rates">,
  of: Int32Array,
): Float64Array {
  const rates = currency === request.currency ? null : request.rates?.get(currency)
  if (rates === undefined) {
    throw new InvalidBacktest(
      "bad-setting",
      `the benchmark is in ${currency} and there are no rates of it; allowed: ${request.currency}, or rates of ${currency}`,
    )
  }
  const prices = new LastKnown(days, values)
  const known = rates === null ? null : new LastKnown(rates.days, rates.rates)
  const column = Float64Array.from(of, (day) => {
    const rate = known === null ? 1 : (known.at(day)?.value ?? NaN)
    return (prices.at(day)?.value ?? NaN) * rate
  })
  if (column.filter((price) => price > 0).length >= 2) return column
  throw new InvalidBacktest(
    "no-bars",
    `the benchmark has fewer than two prices from ${isoDate(of[0])} to ${isoDate(of[of.length - 1])}; allowed: prices of those days`,
  )
}
