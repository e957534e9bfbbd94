import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { adjustBars, adjustCloses } from "./adjust-bars.ts"
import { adjustmentRuns } from "./adjustment-runs.ts"
import { asTraded } from "./as-traded.ts"
import { barsAt } from "./bars.fixture.ts"
import type { CorporateAction } from "./corporate-action.ts"

const split = (exDay: number, numerator: number, denominator: number): CorporateAction => ({
  kind: "split",
  exDay,
  numerator,
  denominator,
})
const dividend = (exDay: number, amount: number): CorporateAction => ({ kind: "dividend", exDay, amount })

describe("adjusting raw prices", () => {
  it("divides what lies before a split by its ratio, and multiplies the volume", () => {
    const bars = barsAt([100, 102, 25.5, 26])
    const adjusted = adjustBars(bars, [split(102, 4, 1)], "splits")
    expect([...adjusted.close]).toEqual([25, 25.5, 25.5, 26])
    expect([...adjusted.volume]).toEqual([4_000, 4_000, 1_000, 1_000])
  })

  it("takes a dividend off as a share of the close before its ex-day, and leaves the volume", () => {
    const adjusted = adjustBars(barsAt([10, 9, 9.9]), [dividend(101, 1)], "splits-dividends")
    // 1 − 1/10; the return of the ex-day is 9/(10 − 1) − 1 = 0.
    expect([...adjusted.close]).toEqual([9, 9, 9.9])
    expect([...adjusted.volume]).toEqual([1_000, 1_000, 1_000])
  })

  it("takes a dividend per new share when a split shares its ex-day", () => {
    // 2:1 of 100, then 1 on each new share: the close before, in new shares, is 50, so the factor is (1 − 1/50) / 2.
    const actions = [dividend(101, 1), split(101, 2, 1)]
    expect(adjustmentRuns(Int32Array.of(100, 101), Float64Array.of(100, 49), actions)).toEqual([
      { first: 1, end: 2, price: 1, split: 1 },
      { first: 0, end: 1, price: 0.49, split: 0.5 },
    ])
  })

  it("takes the close of the last bar before an ex-day that has none itself", () => {
    const adjusted = adjustCloses(
      Int32Array.of(100, 105),
      Float64Array.of(20, 19),
      [dividend(103, 1)],
      "splits-dividends",
    )
    expect([...adjusted]).toEqual([19, 19])
  })

  it("changes nothing for an ex-day at or before the first bar, and for one after the last as soon as it is known", () => {
    expect([...adjustBars(barsAt([10, 11]), [split(100, 2, 1)], "splits").close]).toEqual([10, 11])
    expect([...adjustBars(barsAt([10, 11]), [split(150, 2, 1)], "splits").close]).toEqual([5, 5.5])
  })

  it("leaves dividends alone when only splits are asked for, and everything when none is", () => {
    const bars = barsAt([10, 9])
    const actions = [dividend(101, 1)]
    expect([...adjustCloses(bars.days, bars.close, actions, "splits")]).toEqual([10, 9])
    expect(adjustBars(bars, actions, "none")).toBe(bars)
  })

  it("refuses a dividend that is not below the close it is paid from", () => {
    expect(() => adjustBars(barsAt([0.8, 0.7]), [dividend(101, 0.85)], "splits-dividends")).toThrow(
      "adjustmentRuns requires dividends below the close before their ex-day: 0.85 on 1970-04-12 from a close of 0.8",
    )
  })

  const series = fc
    .tuple(
      fc.array(fc.double({ min: 1, max: 500, noNaN: true }), { minLength: 2, maxLength: 40 }),
      fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })), {
        maxLength: 5,
      }),
      fc.array(fc.tuple(fc.nat(60), fc.double({ min: 0, max: 0.05, noNaN: true })), { maxLength: 8 }),
    )
    .map(([closes, splits, dividends]) => ({
      bars: barsAt(closes),
      actions: [
        ...splits.map(([day, a, b]) => split(90 + day, a, b)),
        ...dividends.map(([day, amount]) => dividend(90 + day, amount)),
      ],
    }))

  it("gives the return of a holder who reinvests, whatever happens on an ex-day", () => {
    fc.assert(
      fc.property(series, ({ bars, actions }) => {
        const adjusted = adjustCloses(bars.days, bars.close, actions, "splits-dividends")
        for (let bar = 1; bar < adjusted.length; bar++) {
          const today = actions.filter(({ exDay }) => exDay === bars.days[bar])
          const shares = today.reduce(
            (product, each) =>
              each.kind === "split" ? (product * each.numerator) / each.denominator : product,
            1,
          )
          const paid = today.reduce((sum, each) => (each.kind === "dividend" ? sum + each.amount : sum), 0)
          // Cash is reinvested at the price before the ex-day less the dividend, the convention of the factor.
          const expected = bars.close[bar] / (bars.close[bar - 1] / shares - paid)
          expect(adjusted[bar] / adjusted[bar - 1] / expected).toBeCloseTo(1, 10)
        }
      }),
    )
  })

  it("is undone by un-adjusting, for splits", () => {
    fc.assert(
      fc.property(series, ({ bars, actions }) => {
        const back = asTraded(adjustBars(bars, actions, "splits"), actions).bars
        back.close.forEach((close, bar) => expect(close / bars.close[bar]).toBeCloseTo(1, 10))
        back.volume.forEach((volume) => expect(volume / 1_000).toBeCloseTo(1, 10))
      }),
    )
  })

  it("gives dividends per share as traded, of a source that has divided them by later splits too", () => {
    // AAPL paid 2.65 on 2012-08-09; after the split 7:1 of 2014-06-09 vendors write 0.37857.
    const actions = [dividend(101, 0.37857), split(102, 7, 1), dividend(103, 0.47)]
    expect(asTraded(barsAt([88, 88.675713, 93.7, 94]), actions).actions).toEqual([
      dividend(101, 2.64999),
      split(102, 7, 1),
      dividend(103, 0.47),
    ])
  })
})
