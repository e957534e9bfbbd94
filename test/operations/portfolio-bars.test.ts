import { describe, expect, it } from "vitest"
import { barsOf, first } from "../../src/engine/backtest/portfolio/portfolio.fixture.ts"
import { splitAdjusted, withDividends } from "../../src/operations/portfolio-bars.ts"

const none = { days: new Int32Array(0), values: new Float64Array(0) }
const paid = (day: number, amount: number) => ({
  days: Int32Array.of(first + day),
  amounts: Float64Array.of(amount),
})

describe("what strategies look at", () => {
  it("has dividends reinvested in the price, forwards from the first one", () => {
    // 1 of 10 paid on the third day: from there on prices are ÷ 0.9.
    const { signals } = withDividends("A", barsOf([10, 10, 9, 9]), paid(2, 1))
    expect(Array.from(signals?.close ?? [], (price) => Number(price.toFixed(12)))).toEqual([10, 10, 10, 10])
  })

  it("is up to a day the same whatever is paid later", () => {
    const prices = barsOf([10, 11, 12, 13, 14, 15])
    const early = withDividends("A", prices, paid(2, 1)).signals
    const both = withDividends("A", prices, {
      days: Int32Array.of(first + 2, first + 4),
      amounts: Float64Array.of(1, 3),
    }).signals
    for (let day = 0; day < 4; day++) expect(both?.close[day]).toBeCloseTo(early?.close[day] ?? NaN, 12)
    expect(both?.close[5]).toBeGreaterThan(early?.close[5] ?? NaN)
  })

  it("is the prices themselves without dividends", () => {
    const { signals, dividends } = withDividends("A", barsOf([10, 11]), {
      days: none.days,
      amounts: none.values,
    })
    expect([signals, dividends]).toEqual([undefined, undefined])
  })

  it("refuses a dividend of another unit than the price", () => {
    expect(() => withDividends("A", barsOf([10, 11]), paid(1, 25))).toThrow("under 10, the close before it")
  })
})

describe("a file's prices", () => {
  it("are divided by the splits that they step at, opens and closes alike", () => {
    const splits = { days: Int32Array.of(first + 1), values: Float64Array.of(4) }
    const { bars } = splitAdjusted(barsOf([40, 10, 11]), { splits, dividends: none })
    expect([...bars.close]).toEqual([10, 10, 11])
    expect([...bars.open]).toEqual([10, 10, 11])
  })
})
