import { epochDayOf } from "../../money/iso-date.ts"
import type { Bars } from "../bars.ts"
import type { PortfolioInstrument, PortfolioRequest } from "./portfolio-request.ts"
import { runPortfolio } from "./run-portfolio.ts"

/** Monday. */
export const first = epochDayOf(2024, 1, 29)

/** Daily bars from Monday 2024-01-29 on; null is a day without a price. */
export function barsOf(prices: readonly (number | null)[]): Bars {
  const rows = prices.flatMap((price, i) => (price === null ? [] : [{ day: first + i, price }]))
  const column = () => Float64Array.from(rows, ({ price }) => price)
  return {
    days: Int32Array.from(rows, ({ day }) => day),
    minutes: null,
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: new Float64Array(rows.length).fill(NaN),
  }
}

export const stock = (
  symbol: string,
  prices: readonly (number | null)[],
  more: Partial<PortfolioInstrument> = {},
): PortfolioInstrument => ({ symbol, currency: "USD", bars: barsOf(prices), ...more })

export const run = (instruments: readonly PortfolioInstrument[], more: Partial<PortfolioRequest> = {}) =>
  runPortfolio({ instruments, currency: "USD", cash: 1000, commission: 0, ...more })

export const tradesOf = ({ trades }: ReturnType<typeof run>) =>
  trades.map(({ date, symbol, units }) => `${date.slice(5)} ${symbol} ${Number(units.toFixed(6))}`)
