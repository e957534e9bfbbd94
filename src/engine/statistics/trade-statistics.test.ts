import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { streaks } from "./streaks.ts"
import { tradeSampleOf } from "./trade-sample.fixture.ts"
import { tradeStatistics } from "./trade-statistics.ts"

const of = (trades: Parameters<typeof tradeSampleOf>[0]) => tradeStatistics(tradeSampleOf(trades))
const ofPnl = (...pnl: number[]) => of(pnl.map((value) => ({ pnl: value })))

describe("twenty-two trades", () => {
  const pnl = [
    120, 80, -60.5, 45, -150, -20, -75.25, 300, 12, 33, -41, 66, -90, -12.5, 150, 20, 75, -33, -66, 210, 0,
    95,
  ]
  const { statistics } = of(pnl.map((value, i) => ({ pnl: value, margin: 1000 + 50 * i })))

  // Python's standard library on the same list: math.fsum, statistics.fmean, statistics.stdev, NormalDist().cdf.
  it.each([
    ["trades", 22],
    ["wins", 12],
    ["losses", 9],
    ["breakEven", 1],
    ["winRate", 0.5454545454545454],
    ["totalPnl", 657.75],
    ["grossProfit", 1206],
    ["grossLoss", -548.25],
    ["averagePnl", 29.897727272727273],
    ["expectancy", 29.897727272727273],
    ["averageWin", 100.5],
    ["averageLoss", -60.916666666666664],
    ["largestWin", 300],
    ["largestLoss", -150],
    ["profitFactor", 2.1997264021887823],
    ["expectancyR", 0.4907971645317747],
    ["payoffRatio", 1.6497948016415869],
    ["kellyFraction", 0.26993818784863555],
    ["systemQualityNumber", 1.345823446835685],
    ["runsTest", 0.8959777528329076],
    ["returnOnMarginMean", 0.019509079304577313],
    ["returnOnMarginSd", 0.07441758792645384],
    ["returnOnMarginMin", -0.125],
    ["returnOnMarginMax", 0.2222222222222222],
    ["tradesWithoutMargin", 0],
    ["longestWinStreak", 3],
    ["longestLossStreak", 3],
    ["currentStreak", 1],
  ])("have a %s of %d", (id, expected) => {
    expect(statistics[id]).toBeCloseTo(expected, 10)
  })
})

describe("figures that do not exist say why", () => {
  it("without a losing trade", () => {
    const { statistics, nulls } = ofPnl(200, 250)
    expect(statistics["winRate"]).toBe(1)
    for (const id of [
      "averageLoss",
      "largestLoss",
      "profitFactor",
      "expectancyR",
      "payoffRatio",
      "kellyFraction",
    ]) {
      expect(statistics[id]).toBeNull()
      expect(nulls[id]).toBe("no losing trade")
    }
  })

  it("without a winning trade", () => {
    const { statistics, nulls } = ofPnl(-200, -250)
    expect(statistics["profitFactor"]).toBe(0)
    for (const id of ["averageWin", "largestWin", "payoffRatio", "kellyFraction"]) {
      expect(statistics[id]).toBeNull()
      expect(nulls[id]).toBe("no winning trade")
    }
  })

  it("without a trade", () => {
    const { statistics, nulls } = ofPnl()
    expect(statistics).toMatchObject({ trades: 0, totalPnl: 0, longestWinStreak: 0, winRate: null })
    expect(nulls).toMatchObject({ winRate: "no trade", averageHoldingPeriod: "no trade" })
  })

  it("with too few trades for a test of runs", () => {
    const wins = (count: number) => Array.from({ length: count }, () => 1)
    expect(ofPnl(...wins(19)).nulls["runsTest"]).toBe("fewer than 20 trades")
    expect(ofPnl(...wins(20)).nulls["runsTest"]).toBe("no losing trade")
  })

  it("with equal trades", () => {
    expect(ofPnl(0.1, 0.1, 0.1).nulls["systemQualityNumber"]).toBe("all trades have the same P/L")
  })

  it("without margin, premium or excursions on record", () => {
    expect(of([{ pnl: 1 }, { pnl: 2, margin: 0 }])).toMatchObject({
      statistics: { tradesWithoutMargin: 2, returnOnMarginMean: null },
      nulls: {
        returnOnMarginMean: "no trade with margin",
        premiumCapture: "no trade with premium",
        commissionShare: "no trade with premium and fees",
        maximumFavourableExcursion: "no trade with a recorded favourable excursion",
        profitCapture: "no trade went into profit by a known amount",
      },
    })
  })
})

describe("streaks", () => {
  it.each([
    [[1, 1, -1, -1, -1], 2, 3, -3],
    [[1, 0, 1, 1], 2, 0, 2],
    [[-1, -1, 0], 0, 2, 0],
    [[-5, 3], 1, 1, 1],
    [[], 0, 0, 0],
  ])("of %j: %i won, %i lost, now %i", (pnl, longestWin, longestLoss, current) => {
    expect(streaks(Float64Array.from(pnl))).toEqual({ longestWin, longestLoss, current })
  })
})

describe("periods", () => {
  it("win when their trades together made money, by the date of close", () => {
    const { statistics } = of([
      { pnl: 100, close: "2024-01-31" },
      { pnl: -150, close: "2024-02-01" },
      { pnl: 10, close: "2024-02-02" },
      { pnl: 50, close: "2024-02-05" },
    ])
    expect(statistics["monthlyWinRate"]).toBe(0.5)
    // Monday 29 January to Sunday 4 February lost 40.
    expect(statistics["weeklyWinRate"]).toBe(0.5)
  })

  it("do not win by a rounding error", () => {
    const day = { close: "2024-01-02" }
    const { statistics } = of([
      { pnl: 0.1, ...day },
      { pnl: 0.2, ...day },
      { pnl: -0.3, ...day },
    ])
    expect(statistics["monthlyWinRate"]).toBe(0)
  })
})

describe("averageHoldingPeriod", () => {
  it("goes by the minute where both times are known, else by the date", () => {
    expect(of([{ pnl: 1, open: "2024-01-02 09:30", close: "2024-01-03 15:30" }]).statistics).toMatchObject({
      averageHoldingPeriod: 1.25,
    })
    expect(of([{ pnl: 1, open: "2024-01-02 09:30", close: "2024-01-05" }]).statistics).toMatchObject({
      averageHoldingPeriod: 3,
    })
  })
})

describe("premium and excursions", () => {
  const { statistics } = of([
    {
      pnl: 150,
      premium: 200,
      contracts: 2,
      openingFees: 3,
      closingFees: 1,
      maxProfit: 50,
      maxLoss: -25,
    },
    { pnl: -50, premium: -100, openingFees: 1, maxProfit: 0, maxLoss: -75 },
    { pnl: 1000 },
  ])

  it("divide sums by sums", () => {
    // (150 − 50) / (400 + 100), (3 + 1 + 1) / 500
    expect(statistics["premiumCapture"]).toBeCloseTo(0.2, 14)
    expect(statistics["commissionShare"]).toBeCloseTo(0.01, 14)
  })

  it("average the log's percentages as fractions", () => {
    expect(statistics["maximumFavourableExcursion"]).toBe(0.25)
    expect(statistics["maximumAdverseExcursion"]).toBe(-0.5)
  })

  it("set P/L against the money that the excursion was", () => {
    // 150 / 200: the second trade was never in profit; (150 − 50) / (100 + 75)
    expect(statistics["profitCapture"]).toBe(0.75)
    expect(statistics["rMultiple"]).toBeCloseTo(100 / 175, 14)
  })
})

describe("laws", () => {
  const cents = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 100)
  const anyPnl = fc.array(cents, { minLength: 1, maxLength: 60 })

  it("wins, losses and break-even trades sum to trades, and gross figures to the total", () => {
    fc.assert(
      fc.property(anyPnl, (pnl) => {
        const s = ofPnl(...pnl).statistics
        expect(Number(s["wins"]) + Number(s["losses"]) + Number(s["breakEven"])).toBe(pnl.length)
        expect(Number(s["grossProfit"]) + Number(s["grossLoss"])).toBeCloseTo(Number(s["totalPnl"]), 6)
      }),
    )
  })

  it("the size of the position changes money and no ratio", () => {
    fc.assert(
      fc.property(anyPnl, (pnl) => {
        const one = ofPnl(...pnl).statistics
        const four = ofPnl(...pnl.map((value) => value * 4)).statistics
        for (const id of [
          "winRate",
          "profitFactor",
          "payoffRatio",
          "kellyFraction",
          "runsTest",
          "expectancyR",
        ]) {
          expect(four[id]).toBe(one[id])
        }
        expect(four["totalPnl"]).toBe(Number(one["totalPnl"]) * 4)
      }),
    )
  })
})
