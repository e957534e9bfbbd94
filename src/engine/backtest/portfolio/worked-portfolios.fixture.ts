import { epochDayOf, weekday } from "../../money/iso-date.ts"
import type { Bars } from "../bars.ts"
import type { PortfolioInstrument } from "./portfolio-request.ts"

// Prices of 520 weekdays from 2020-01-01 on: close = 100 (1 + sin(t/a)/5 + cos(t/b)/10 + drift t), open = close (1 + sin(1.7 t)/100), each
// rounded to four decimals, so that another language has the same.

export const COUNT = 520
export const days = Array.from({ length: 800 }, (_, i) => epochDayOf(2020, 1, 1) + i)
  .filter((day) => weekday(day) !== 6 && weekday(day) !== 0)
  .slice(0, COUNT)

const rounded = (value: number, decimals: number) => Number(value.toFixed(decimals))

function bars(a: number, b: number, drift: number, [from, to] = [0, COUNT]): Bars {
  const at = (value: (t: number) => number) =>
    Float64Array.from({ length: to - from }, (_, i) => rounded(value(from + i), 4))
  const price = (t: number) =>
    rounded(100 * (1 + 0.2 * Math.sin(t / a) + 0.1 * Math.cos(t / b) + drift * t), 4)
  const close = at(price)
  const open = at((t) => price(t) * (1 + 0.01 * Math.sin(1.7 * t)))
  return {
    days: Int32Array.from(days.slice(from, to)),
    minutes: null,
    open,
    high: close,
    low: close,
    close,
    volume: new Float64Array(close.length).fill(NaN),
  }
}

const paths = { A: [7, 3, 0.001], B: [11, 5, 0.0004], C: [17, 2, -0.0002] } as const

export function instrument(
  symbol: keyof typeof paths,
  weight: number | null,
  { span, ...more }: Partial<PortfolioInstrument> & { readonly span?: [number, number] } = {},
): PortfolioInstrument {
  const [a, b, drift] = paths[symbol]
  const target = weight === null ? {} : { target: { weight } }
  return { symbol, currency: "USD", bars: bars(a, b, drift, span), ...target, ...more }
}

const paidDays = Array.from({ length: 8 }, (_, i) => days[30 + 63 * i])
export const dividends = {
  days: Int32Array.from(paidDays),
  amounts: new Float64Array(paidDays.length).fill(0.5),
}
const everyThird = days.map((_, t) => t).filter((t) => t % 3 === 0)
export const rates = new Map([
  [
    "EUR",
    {
      days: Int32Array.from(everyThird, (t) => days[t]),
      rates: Float64Array.from(everyThird, (t) => rounded(1.1 + 0.1 * Math.sin(t / 29), 5)),
    },
  ],
])
