import { epochDayOf } from "../money/iso-date.ts"
import type { Bars } from "./bars.ts"

/** Mulberry32: a small generator of numbers in [0, 1) for tests. */
export function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Bars of a random walk in whole cents, with gaps; `intraday` gives four a day. */
export function randomBars(
  random: () => number,
  { count, volatility, intraday }: { count: number; volatility: number; intraday: boolean },
): Bars {
  const column = () => new Float64Array(count)
  const bars = { open: column(), high: column(), low: column(), close: column(), volume: column() }
  const cents = (price: number) => Math.max(0.01, Math.round(price * 100) / 100)
  let last = 20 + 80 * random()
  for (let bar = 0; bar < count; bar++) {
    const step = () => 1 + volatility * (random() - 0.5)
    const open = cents(last * step())
    const close = cents(open * step())
    bars.open[bar] = open
    bars.close[bar] = close
    bars.high[bar] = cents(Math.max(open, close) * (1 + (volatility / 4) * random()))
    bars.low[bar] = Math.min(open, close, cents(Math.min(open, close) * (1 - (volatility / 4) * random())))
    bars.volume[bar] = Math.floor(1000 * random())
    last = close
  }
  const first = epochDayOf(2020, 1, 1)
  return {
    ...bars,
    days: Int32Array.from({ length: count }, (_, bar) => first + (intraday ? bar >> 2 : bar)),
    minutes: intraday ? Int16Array.from({ length: count }, (_, bar) => 570 + 90 * (bar & 3)) : null,
  }
}
