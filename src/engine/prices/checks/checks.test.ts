import { describe, expect, it } from "vitest"
import { barsAt, withoutBars } from "../bars.fixture.ts"
import type { CorporateAction } from "../corporate-action.ts"
import type { DailyBars } from "../daily-bars.ts"
import { adjustedConsistency } from "./adjusted-consistency.ts"
import { calendarGap } from "./calendar-gap.ts"
import { checkBars } from "./check-bars.ts"
import { dividendBasis, impossibleDividends } from "./dividend-basis.ts"
import { factorCoverage } from "./factor-coverage.ts"
import { instrumentChanged } from "./instrument-changed.ts"
import { ohlcOrder } from "./ohlc-order.ts"
import { overlap } from "./overlap.ts"
import { priceJump } from "./price-jump.ts"
import { pricePositive } from "./price-positive.ts"
import { sourcesDiffer } from "./sources-differ.ts"
import { spike } from "./spike.ts"
import { splitMissing } from "./split-missing.ts"
import { splitTwice } from "./split-twice.ts"
import { staleRun } from "./stale-run.ts"
import { unit100 } from "./unit-100.ts"

const split = (exDay: number, numerator: number, denominator = 1): CorporateAction => ({
  kind: "split",
  exDay,
  numerator,
  denominator,
})
const days = (findings: readonly { day: number }[]) => findings.map(({ day }) => day)
const daily = Int32Array.from({ length: 200 }, (_, at) => 100 + at)
const flat = (count: number, price = 10) => Array.from({ length: count }, (_, at) => price + (at % 2) / 10)

function withPrice(bars: DailyBars, column: "open" | "high" | "low" | "close", bar: number, price: number) {
  return { ...bars, [column]: bars[column].with(bar, price) }
}

describe("date-order", () => {
  it("refuses the batch and keeps the other checks from being run", () => {
    const bars = { ...barsAt([1, 2, 90]), days: Int32Array.of(100, 100, 101) }
    const found = checkBars({ bars, actions: [], sessions: daily, listedOn: null })
    expect(found).toMatchObject([{ check: "date-order", day: 100, verdict: "reject" }])
  })
})

describe("ohlc-order", () => {
  it("holds a close above the high and an open below the low", () => {
    const bars = withPrice(withPrice(barsAt([5, 6, 7]), "high", 0, 4), "open", 2, 6)
    expect(days(ohlcOrder(bars))).toEqual([100, 102])
  })
  it("does not compare what is not there", () => {
    expect(ohlcOrder(withPrice(barsAt([5]), "open", 0, Number.NaN))).toEqual([])
  })
})

describe("price-positive", () => {
  it("holds a price of 0, a negative one, an infinite one and a missing close, but no missing open", () => {
    const bars = barsAt([0, -1, Number.POSITIVE_INFINITY, Number.NaN, 5])
    expect(days(pricePositive(withPrice(bars, "open", 4, Number.NaN)))).toEqual([100, 101, 102, 103])
  })
})

describe("calendar-gap", () => {
  it("reports runs of sessions without a bar and bars without a session", () => {
    const bars = withoutBars(barsAt(flat(12)), [3, 4, 8])
    const sessions = daily.filter((day) => day !== 110)
    expect(calendarGap(bars, sessions)).toMatchObject([
      { day: 103, lastDay: 104, detail: "2 sessions have no bar", verdict: "flag" },
      { day: 108, lastDay: 108, detail: "the session has no bar" },
      { day: 110, lastDay: 110, detail: "a bar on a day without a session" },
    ])
  })
  it("does not look beyond the first and the last bar", () => {
    expect(calendarGap(barsAt(flat(5), 120), daily)).toEqual([])
  })
})

describe("spike", () => {
  it("holds a close of which the next day takes back over 80 %", () => {
    expect(days(spike(barsAt([10, 13, 10.5]), [], null))).toEqual([101]) // 2.5 of 3 taken back
    expect(spike(barsAt([10, 13, 10.7]), [], null)).toEqual([]) // 2.3 of 3
    expect(days(spike(barsAt([10, 7, 9.8]), [], null))).toEqual([101])
  })
  it("needs more than a quarter, and the very next session", () => {
    expect(spike(barsAt([10, 12.5, 10]), [], null)).toEqual([])
    expect(spike(withoutBars(barsAt([10, 13, 12, 10]), [2]), [], daily)).toEqual([])
  })
  it("looks at split-adjusted closes", () => {
    expect(spike(barsAt([40, 10, 10.2]), [split(101, 4)], null)).toEqual([])
    // The split is right, the print is not.
    expect(days(spike(barsAt([40, 14, 10.2]), [split(101, 4)], null))).toEqual([101])
    expect(days(spike(barsAt([40, 60, 10]), [split(102, 4)], null))).toEqual([101])
  })
})

describe("price-jump", () => {
  it("flags a move beyond 1.4 either way unless a split is recorded", () => {
    const bars = barsAt([10, 14.1, 10, 7.1, 7, 14, 3.5])
    expect(days(priceJump(bars, [split(106, 4)]))).toEqual([101, 102, 103, 105])
  })
})

describe("split-missing", () => {
  it("holds a jump whose open is near a split of the close before", () => {
    expect(splitMissing(barsAt([40, 20]), [], null)).toMatchObject([{ day: 101, verdict: "hold" }])
    expect(splitMissing(barsAt([40, 27]), [], null)[0].detail).toContain("split of 3:2")
    expect(splitMissing(barsAt([40, 60]), [], null)[0].detail).toContain("split of 2:3")
    expect(splitMissing(barsAt([1, 50]), [], null)[0].detail).toContain("split of 1:50")
    expect(splitMissing(barsAt([1, 51]), [], null)).toEqual([])
  })
  it("lets a jump pass whose open is near none, and one after a gap", () => {
    expect(splitMissing(barsAt([40, 17.8]), [], null)).toEqual([]) // 2.25
    expect(splitMissing(withoutBars(barsAt([40, 39, 20]), [1]), [], daily)).toEqual([])
    expect(splitMissing(barsAt([40, 20]), [split(101, 2)], null)).toEqual([])
  })
})

describe("split-twice", () => {
  it("holds a recorded split at which raw prices make no step", () => {
    // AAPL on 2014-06-09: 92.22 → 92.70 with a recorded 7:1.
    expect(days(splitTwice(barsAt([92.22, 92.7]), [split(101, 7)]))).toEqual([101])
    expect(splitTwice(barsAt([645.57, 92.7]), [split(101, 7)])).toEqual([])
  })
  it("cannot tell a stock dividend of a few per cent from a day's move", () => {
    expect(splitTwice(barsAt([100, 100]), [split(101, 21, 20)])).toEqual([])
  })
})

describe("unit-100", () => {
  it("holds a step from pounds to pence and one back", () => {
    expect(days(unit100(barsAt([3.08, 309, 308, 3.1]), []))).toEqual([101, 103])
    expect(unit100(barsAt([3, 3 * 96, 3 * 96 * 0.0104]), [])).toEqual([])
  })
  it("lets a recorded split of 1:100 pass", () => {
    expect(unit100(barsAt([3, 300]), [split(101, 1, 100)])).toEqual([])
  })
})

describe("dividend-basis", () => {
  const dividend = (amount: number): CorporateAction => ({ kind: "dividend", exDay: 101, amount })
  const series = { days: daily, close: Float64Array.of(50, 49.5), adjustedClose: Float64Array.of(49.5, 49.5) }

  it("holds a dividend that the source's own adjusted close does not step by", () => {
    expect(dividendBasis(series, [dividend(0.5)])).toEqual([])
    expect(days(dividendBasis(series, [dividend(0.005)]))).toEqual([101])
    expect(days(dividendBasis(series, [dividend(2)]))).toEqual([101])
  })
  it("holds a dividend that is not below the close before", () => {
    expect(days(impossibleDividends(barsAt([0.16, 28]), [dividend(0.85)]))).toEqual([101])
    expect(impossibleDividends(barsAt([1, 1]), [dividend(0.85)])).toEqual([])
    expect(days(impossibleDividends(barsAt([1, 0.5]), [dividend(0.6), split(101, 2)]))).toEqual([101])
  })
})

describe("adjusted-consistency", () => {
  it("flags a change of adjusted ÷ close on a day without an action", () => {
    const series = {
      days: daily.subarray(0, 4),
      close: Float64Array.of(50, 50, 50, 51),
      adjustedClose: Float64Array.of(49, 49.5, 50, 51),
    }
    const dividend = (exDay: number): CorporateAction => ({ kind: "dividend", exDay, amount: 0.5 })
    expect(days(adjustedConsistency(series, [dividend(101), dividend(102)]))).toEqual([])
    expect(days(adjustedConsistency(series, [dividend(101)]))).toEqual([102])
  })
})

describe("factor-coverage", () => {
  it("flags bars before the first line and after the last", () => {
    const ones = Float64Array.of(1, 1)
    const factors = { lastDays: Int32Array.of(102, 104), price: ones, split: ones, reference: ones }
    expect(factorCoverage(barsAt(flat(7)), factors)).toMatchObject([
      { day: 100, lastDay: 101, detail: "2 bars have no factor line" },
      { day: 105, lastDay: 106 },
    ])
    expect(factorCoverage(barsAt(flat(3), 102), factors)).toEqual([])
    expect(factorCoverage(barsAt(flat(3), 90), factors)).toMatchObject([{ day: 90, lastDay: 92 }])
  })
})

describe("stale-run", () => {
  it("flags ten equal closes with volume, and neither nine nor ten without", () => {
    const closes = [1, ...Array.from({ length: 10 }, () => 5), 6]
    expect(staleRun(barsAt(closes))).toMatchObject([{ day: 101, lastDay: 110, verdict: "flag" }])
    expect(staleRun(barsAt(closes.slice(0, 10)))).toEqual([])
    expect(staleRun({ ...barsAt(closes), volume: new Float64Array(12) })).toEqual([])
    expect(staleRun({ ...barsAt(closes), volume: new Float64Array(12).fill(Number.NaN) })).toEqual([])
  })
  it("counts anew after a day without volume", () => {
    const bars = barsAt(Array.from({ length: 15 }, () => 5))
    expect(staleRun({ ...bars, volume: bars.volume.with(7, 0) })).toEqual([])
  })
})

describe("instrument-changed", () => {
  it("holds what lies before the listing", () => {
    const found = instrumentChanged(barsAt(flat(5)), [], { sessions: daily, listedOn: 103 })
    expect(found).toMatchObject([{ day: 100, lastDay: 102, verdict: "hold" }])
  })
  it("holds what lies before a pause of more than 20 sessions that ends with a step", () => {
    const pause = (sessions: number) => Array.from({ length: sessions }, (_, at) => 3 + at)
    const bars = barsAt([...flat(30, 5), ...flat(3, 50)])
    const changed = (sessions: number) =>
      instrumentChanged(withoutBars(bars, pause(sessions)), [], { sessions: daily, listedOn: null })
    expect(changed(27)).toMatchObject([{ day: 100, lastDay: 102 }])
    const short = barsAt([...flat(23, 5), ...flat(3, 50)])
    expect(instrumentChanged(withoutBars(short, pause(20)), [], { sessions: daily, listedOn: null })).toEqual(
      [],
    )
  })
})

describe("sources-differ", () => {
  it("flags closes over 0.5 % apart and other prices over 2 % apart, on common days", () => {
    const ours = barsAt([100, 100, 100, 100])
    const theirs = withPrice(
      withPrice(withPrice(barsAt([100.4, 100.6, 100, 100, 100]), "open", 2, 101.9), "high", 3, 102.1),
      "close",
      4,
      7,
    )
    expect(days(sourcesDiffer(ours, theirs))).toEqual([101, 103])
  })
})

describe("overlap", () => {
  it("holds a batch whose common sessions are ours times one ratio", () => {
    const ours = barsAt([40, 41, 42, 43, 44])
    const refetched = barsAt([10.5, 10.75, 11, 11.2], 102)
    expect(overlap(ours, refetched)).toMatchObject({
      check: "overlap",
      verdict: "hold",
      day: 102,
      lastDay: 105,
    })
    expect(overlap(ours, barsAt([42, 43, 44, 45], 102))).toBeNull()
  })
  it("says nothing of prices that are not in one ratio, or of two days", () => {
    const ours = barsAt([40, 41, 42, 43, 44])
    expect(overlap(ours, barsAt([10.5, 11.75, 11], 102))).toBeNull()
    expect(overlap(ours, barsAt([10.75, 11], 103))).toBeNull()
  })
})
