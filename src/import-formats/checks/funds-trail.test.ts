import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fundsTrail } from "./funds-trail.ts"

const rowsOf = (count: number) => Int32Array.from({ length: count }, (_, row) => row)
const columns = (trades: readonly (readonly [pnl: number, funds: number])[]) => {
  return {
    pnl: Float64Array.from(trades, ([pnl]) => pnl),
    fundsAtClose: Float64Array.from(trades, ([, funds]) => funds),
  }
}

/** Whether some order of the trades chains, by trying all of them. */
function someOrderChains(trades: readonly (readonly [number, number])[], start: number): boolean {
  if (trades.length === 0) return true
  return trades.some(([pnl, funds], i) => {
    return Math.abs(start + pnl - funds) < 0.005 && someOrderChains(trades.toSpliced(i, 1), funds)
  })
}

describe("fundsTrail", () => {
  it("finds the start and the end of trades in no order", () => {
    const trades = columns([
      [-100, 10_200],
      [50, 10_250],
      [300, 10_300],
    ])
    expect(fundsTrail(rowsOf(3), trades, null)).toEqual({ start: 10_000, end: 10_250 })
    expect(fundsTrail(rowsOf(3), trades, 9000)).toBeNull()
  })

  it("says yes exactly when some order chains, as trying every order does", () => {
    const trade = fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: 0, max: 4 }))
    fc.assert(
      fc.property(
        fc.array(trade, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 4 }),
        (trades, start) => {
          const found = fundsTrail(rowsOf(trades.length), columns(trades), start)
          expect(found !== null).toBe(someOrderChains(trades, start))
        },
      ),
      { numRuns: 2000 },
    )
  })

  it("accepts the shuffled closes of any account", () => {
    const steps = fc.array(fc.integer({ min: -50_000, max: 50_000 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat()), (cents, random) => {
        let funds = 100_000
        const trades = cents.map((cent): [number, number] => [
          cent / 100,
          (funds = Math.round(funds * 100 + cent) / 100),
        ])
        const shuffled = trades
          .map((trade) => ({ trade, key: random.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
        const trail = fundsTrail(rowsOf(trades.length), columns(shuffled.map(({ trade }) => trade)), 100_000)
        expect(trail?.end).toBeCloseTo(funds, 6)
      }),
    )
  })
})
