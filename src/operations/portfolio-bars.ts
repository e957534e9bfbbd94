import type { Bars } from "../engine/backtest/bars.ts"
import { checkDividends } from "../engine/backtest/portfolio/check-dividends.ts"
import type { Dividends, PortfolioInstrument } from "../engine/backtest/portfolio/portfolio-request.ts"
import { adjustBars } from "../engine/prices/adjust-bars.ts"
import type { CorporateAction } from "../engine/prices/corporate-action.ts"
import type { FileActions } from "./backtests-port.ts"
import { shareBars } from "./share-bars.ts"

/** The bars of a file on one basis of splits, with the dividends a unit of it. */
export function splitAdjusted(
  bars: Bars,
  { splits, dividends }: Pick<FileActions, "splits" | "dividends">,
): { readonly bars: Bars; readonly dividends: Dividends } {
  const actions = Array.from(splits.days, (exDay, i): CorporateAction => {
    return { kind: "split", exDay, numerator: splits.values[i], denominator: 1 }
  })
  return {
    bars: actions.length === 0 ? bars : shareBars({ ...adjustBars(bars, actions, "splits"), minutes: null }),
    dividends: { days: dividends.days, amounts: dividends.values },
  }
}

/**
 * An instrument of an account: dividends, and what strategies and rankings look at, which is adjusted for them.
 * @throws InvalidBacktest for a dividend that is not below the price it is paid from
 */
export function withDividends(
  symbol: string,
  bars: Bars,
  dividends: Dividends,
): Pick<PortfolioInstrument, "bars" | "dividends" | "signals"> {
  if (dividends.days.length === 0 || bars.minutes !== null) return { bars }
  checkDividends(symbol, bars, dividends)
  const actions = Array.from(dividends.days, (exDay, i): CorporateAction => {
    return { kind: "dividend", exDay, amount: dividends.amounts[i] }
  })
  const adjusted = adjustBars(bars, actions, "splits-dividends")
  // As if adjusted forwards from the first price on: what is paid later does not change what was seen before.
  const scale = bars.close[0] / adjusted.close[0]
  const scaled = (prices: Float64Array) => prices.map((price) => price * scale)
  const { days, volume } = adjusted
  const [open, high, low, close] = [adjusted.open, adjusted.high, adjusted.low, adjusted.close].map(scaled)
  return { bars, dividends, signals: shareBars({ days, minutes: null, open, high, low, close, volume }) }
}
