import type { Bars } from "../engine/backtest/bars.ts"

/** Open, high and low of bars: what a chart draws around the close. */
export const rangeNames = ["open", "high", "low"] as const

export type RangeName = (typeof rangeNames)[number]
type Column = Float64Array | Int32Array | Int16Array

/** Decimals of the prices that open, high and low are counted in. */
const DECIMALS = "priceDecimals"
const MOST_DECIMALS = 6

/**
 * Open, high and low as columns beside the close. Prices that are decimals are kept as their distance from the close in units of the last
 * decimal, a quarter of the bytes and nothing lost; others as they are.
 */
export function rangeColumns(bars: Pick<Bars, RangeName | "close">): [string, Column][] {
  const decimals = decimalsOf([bars.close, bars.open, bars.high, bars.low])
  if (decimals === null) return rangeNames.map((name) => [name, bars[name].slice()])
  const scale = 10 ** decimals
  const columns = rangeNames.map((name): [string, Column] => [name, distances(bars[name], bars.close, scale)])
  return [[DECIMALS, Int16Array.of(decimals)], ...columns]
}

/** How far prices are from the close, in units; in two bytes each where that is enough. */
function distances(prices: Float64Array, close: Float64Array, scale: number): Int32Array | Int16Array {
  const found = new Int32Array(prices.length)
  let furthest = 0
  for (let bar = 0; bar < prices.length; bar++) {
    found[bar] = Math.round(prices[bar] * scale) - Math.round(close[bar] * scale)
    furthest = Math.max(furthest, Math.abs(found[bar]))
  }
  return furthest < 2 ** 15 ? new Int16Array(found) : found
}

type Block = {
  readonly names: readonly string[]
  readonly column: (name: string) => ArrayLike<number | string>
}

/** The prices of a block again, exactly; all NaN of one that keeps none. */
export function rangeColumn(block: Block, name: RangeName): Float64Array {
  const close = block.column("close") as Float64Array
  if (!block.names.includes(name)) return new Float64Array(close.length).fill(NaN)
  const kept = block.column(name) as Column
  if (kept instanceof Float64Array) return kept
  const scale = 10 ** Number(block.column(DECIMALS)[0])
  const prices = new Float64Array(kept.length)
  for (let bar = 0; bar < kept.length; bar++) {
    prices[bar] = (Math.round(close[bar] * scale) + kept[bar]) / scale
  }
  return prices
}

/** The fewest decimals that every price has exactly; null where six are not enough, or too many to count. */
function decimalsOf(columns: readonly Float64Array[]): number | null {
  let decimals = 0
  let scale = 1
  let highest = 0
  for (const prices of columns) {
    for (let bar = 0; bar < prices.length; bar++) {
      const price = prices[bar]
      while (Math.round(price * scale) / scale !== price) {
        decimals++
        if (decimals > MOST_DECIMALS) return null
        scale = 10 ** decimals
      }
      highest = Math.max(highest, price)
    }
  }
  return highest * scale < 2 ** 31 ? decimals : null
}
