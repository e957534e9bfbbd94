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
  const columns = rangeNames.map((name): [string, Column] => {
    const distances = Int32Array.from(
      bars[name],
      (price, bar) => Math.round(price * scale) - Math.round(bars.close[bar] * scale),
    )
    const isShort = distances.every((distance) => distance >= -32_768 && distance <= 32_767)
    return [name, isShort ? Int16Array.from(distances) : distances]
  })
  return [[DECIMALS, Int16Array.of(decimals)], ...columns]
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
  return Float64Array.from(kept, (distance, bar) => (Math.round(close[bar] * scale) + distance) / scale)
}

/** The fewest decimals that every price has exactly; null where six are not enough, or too many to count. */
function decimalsOf(columns: readonly Float64Array[]): number | null {
  let decimals = 0
  let scale = 1
  for (const prices of columns) {
    for (const price of prices) {
      while (Math.round(price * scale) / scale !== price) {
        decimals++
        if (decimals > MOST_DECIMALS) return null
        scale = 10 ** decimals
      }
    }
  }
  const isCounted = (price: number) => price * scale < 2 ** 31
  return columns.every((prices) => prices.every(isCounted)) ? decimals : null
}
