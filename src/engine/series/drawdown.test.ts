import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { drawdownEpisodes } from "./drawdown-episodes.ts"
import { drawdownSeries } from "./drawdown-series.ts"

const daysFrom = (first: number, count: number) => Int32Array.from({ length: count }, (_, i) => first + i)

describe("drawdownSeries", () => {
  it("counts a day-one loss as drawdown", () => {
    const drawdown = drawdownSeries(Float64Array.of(90, 81, 89.1), 100)
    expect(Array.from(drawdown, (d) => Number(d.toFixed(12)))).toEqual([-0.1, -0.19, -0.109])
  })

  it("is 0 on the way up", () => {
    expect(drawdownSeries(Float64Array.of(101, 101, 105), 100)).toEqual(Float64Array.of(0, 0, 0))
  })

  it("passes −1 when equity falls below zero", () => {
    expect(drawdownSeries(Float64Array.of(-50), 100)[0]).toBe(-1.5)
  })

  it("does not exist before equity is above zero", () => {
    expect(drawdownSeries(Float64Array.of(-5, 100, 50), 0)).toEqual(Float64Array.of(NaN, 0, -0.5))
  })

  it("is never above 0, and 0 exactly at a running peak", () => {
    fc.assert(
      fc.property(fc.float64Array({ min: 0, max: 1e9, noNaN: true, minLength: 1 }), (equity) => {
        const drawdown = drawdownSeries(equity, 1000)
        expect(drawdown.every((value) => value <= 0)).toBe(true)
        let peak = 1000
        const atPeak = drawdown.filter((_, i) => {
          peak = Math.max(peak, equity[i])
          return equity[i] === peak
        })
        expect(atPeak.every((value) => value === 0)).toBe(true)
      }),
    )
  })

  it("does not change when all money is multiplied", () => {
    fc.assert(
      fc.property(fc.float64Array({ min: 1, max: 1e6, noNaN: true, minLength: 1 }), (equity) => {
        // A power of two, so that the multiplication itself does not round.
        expect(
          drawdownSeries(
            equity.map((e) => e * 1024),
            102_400,
          ),
        ).toEqual(drawdownSeries(equity, 100))
      }),
    )
  })
})

describe("drawdownEpisodes", () => {
  const table = (equity: number[], initialEquity: number) =>
    drawdownEpisodes(
      drawdownSeries(Float64Array.from(equity), initialEquity),
      daysFrom(11, equity.length),
      10,
    )

  it("dates a fall from the initial equity from the first day", () => {
    expect(table([50, 100], 100)).toEqual([
      {
        peakDay: 10,
        troughDay: 11,
        recoveryDay: 12,
        depth: -0.5,
        daysToTrough: 1,
        daysToRecover: 1,
        lengthDays: 2,
      },
    ])
  })

  it("leaves open what has not recovered", () => {
    expect(table([200, 150, 100, 125], 100)).toEqual([
      {
        peakDay: 11,
        troughDay: 13,
        recoveryDay: null,
        depth: -0.5,
        daysToTrough: 2,
        daysToRecover: null,
        lengthDays: 3,
      },
    ])
  })

  it("separates two falls from the same peak when it was reached between them", () => {
    const episodes = table([100, 75, 100, 50, 120], 100)
    expect(episodes.map(({ peakDay, troughDay, recoveryDay }) => [peakDay, troughDay, recoveryDay])).toEqual([
      [11, 12, 13],
      [13, 14, 15],
    ])
  })

  it("takes the first of two equal troughs", () => {
    expect(table([50, 75, 50, 100], 100)[0].troughDay).toBe(11)
  })

  it("is empty for a rise", () => {
    expect(table([101, 102], 100)).toEqual([])
  })

  it("has the deepest drawdown as its deepest episode", () => {
    fc.assert(
      fc.property(fc.float64Array({ min: 1, max: 1e6, noNaN: true, minLength: 1 }), (equity) => {
        const drawdown = drawdownSeries(equity, 1000)
        const episodes = drawdownEpisodes(drawdown, daysFrom(1, equity.length), 0)
        expect(Math.min(0, ...episodes.map((episode) => episode.depth))).toBe(Math.min(0, ...drawdown))
        for (const { peakDay, troughDay, recoveryDay, lengthDays } of episodes) {
          expect(peakDay).toBeLessThan(troughDay)
          expect(lengthDays).toBe((recoveryDay ?? equity.length) - peakDay)
        }
      }),
    )
  })
})
