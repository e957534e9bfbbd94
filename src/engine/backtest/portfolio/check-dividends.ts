import { isoDate } from "../../money/iso-date.ts"
import type { Bars } from "../bars.ts"
import { InvalidBacktest } from "../invalid-backtest.ts"
import type { Dividends } from "./portfolio-request.ts"

/**
 * Dividends by ex-day, each from 0 and under the close before it: one as high as the price has another unit than the price.
 * @throws InvalidBacktest with a sentence that lists what is allowed
 */
export function checkDividends(symbol: string, bars: Bars, { days, amounts }: Dividends): void {
  let bar = 0
  for (let i = 0; i < days.length; i++) {
    while (bar < bars.days.length && bars.days[bar] < days[i]) bar++
    const before = bar === 0 ? Infinity : bars.close[bar - 1]
    if (amounts[i] >= 0 && amounts[i] < before && (i === 0 || days[i] > days[i - 1])) continue
    const limit = before === Infinity ? "" : ` and under ${before}, the close before it`
    throw new InvalidBacktest(
      "bad-setting",
      `the dividend of ${symbol} on ${isoDate(days[i])} is ${amounts[i]}; allowed: one a day, from 0${limit}`,
    )
  }
}
