import { describe, expect, it } from "vitest"
import type { PortfolioRequest } from "./portfolio-request.ts"
import { runPortfolio } from "./run-portfolio.ts"
import { COUNT, days, dividends, instrument, rates } from "./worked-portfolios.fixture.ts"

// The figures come from a second implementation of the account's rules, in plain Python and written from the design alone: a loop over
// days with one record an instrument; the money-weighted return by bisection, the average crossing by sums over slices.

type Expected = {
  readonly final: number
  /** Value on the day in the middle. */
  readonly mid: number
  readonly cash: number
  readonly fees: number
  readonly twr: number
  readonly mwr: number
  readonly mdd: number
  readonly trades: number
  readonly rebs: number
  readonly gains: Readonly<Record<string, number>>
  readonly divs?: number
  readonly interest?: number
}

const cases: readonly [string, Omit<PortfolioRequest, "currency">, Expected][] = [
  [
    "60/40, rebalanced monthly, with contributions and costs",
    {
      instruments: [instrument("A", 0.6), instrument("B", 0.4)],
      contribution: { amount: 500, period: "monthly" },
      rebalance: "monthly",
      commission: 0.001,
      spread: 0.0005,
      slippage: 0.0002,
    },
    {
      final: 27148.127245735504,
      mid: 16295.678323793642,
      cash: 8.877145436413912,
      fees: 67.43332160844349,
      twr: 0.37222133293071114,
      mwr: 0.16975937472253377,
      mdd: -0.3243135392313282,
      trades: 48,
      rebs: 23,
      gains: { A: 1261.7715480064653, B: 4386.355697729032 },
    },
  ],
  [
    "half in euros, whose rate is known every third day",
    {
      instruments: [instrument("A", 0.5), instrument("B", 0.5, { currency: "EUR" })],
      rates,
      contribution: { amount: 200, period: "monthly" },
      rebalance: "quarterly",
    },
    {
      final: 15040.820867540839,
      mid: 11626.39885380691,
      cash: 0,
      fees: 43.531775270616215,
      twr: 0.0484046315820823,
      mwr: 0.017874407041035156,
      mdd: -0.3650002409149923,
      trades: 48,
      rebs: 7,
      gains: { A: 676.63947983457, B: -235.81861229373135 },
    },
  ],
  [
    "one that lists on the hundredth day and one that dies on the three hundredth",
    {
      instruments: [
        instrument("A", 0.4),
        instrument("B", 0.3, { span: [100, COUNT] }),
        instrument("C", 0.3, { span: [0, 300] }),
      ],
      rebalance: "weekly",
    },
    {
      final: 14014.142989552829,
      mid: 12088.186948768822,
      cash: 0.428210508018843,
      fees: 192.69831414942945,
      twr: 0.40141429895528313,
      mwr: 0.18463805337402983,
      mdd: -0.2697309380380045,
      trades: 254,
      rebs: 104,
      gains: { A: 2281.9417285428863, B: 1401.9630966063996, C: 330.2381644035504 },
    },
  ],
  [
    "one that dies, its money spread over the others at once",
    {
      instruments: [instrument("A", 0.4), instrument("B", 0.3), instrument("C", 0.2, { span: [0, 300] })],
    },
    {
      final: 9567.986450387874,
      mid: 9281.322167272727,
      cash: 759.9130763636359,
      fees: 21.262350963527492,
      twr: -0.0432013549612128,
      mwr: -0.021928276672390112,
      mdd: -0.2775731060442712,
      trades: 6,
      rebs: 0,
      gains: { A: 167.4699678525658, B: 10.780911626216493, C: -610.2644290909091 },
    },
  ],
  [
    "dividends that stay cash",
    { instruments: [instrument("A", 0.6, { dividends }), instrument("B", 0.4)] },
    {
      final: 10590.746176347906,
      mid: 9486.261885181308,
      cash: 211.5677771020077,
      fees: 19.96007984031936,
      twr: 0.059074617634790494,
      mwr: 0.029235388162862974,
      mdd: -0.3482736223553774,
      trades: 2,
      rebs: 0,
      gains: { A: 707.3174545087495, B: -116.57127816084358 },
      divs: 211.5677771020068,
    },
  ],
  [
    "dividends that are reinvested",
    {
      instruments: [instrument("A", 0.6, { dividends }), instrument("B", 0.4)],
      reinvestDividends: true,
    },
    {
      final: 10601.83678870745,
      mid: 9501.488577324508,
      cash: 0,
      fees: 20.389308337331517,
      twr: 0.06018367887074372,
      mwr: 0.02977637779939546,
      mdd: -0.3500827662841758,
      trades: 10,
      rebs: 0,
      gains: { A: 718.4080668682936, B: -116.57127816084358 },
      divs: 215.0434770030899,
    },
  ],
  [
    "dividends of both, one in euros, that keep what daily rebalancing would sell",
    {
      instruments: [
        instrument("A", 0.6, { dividends }),
        instrument("B", 0.4, { dividends, currency: "EUR" }),
      ],
      rates,
      reinvestDividends: true,
      rebalance: "daily",
    },
    {
      final: 12256.371795880741,
      mid: 10639.94379115311,
      cash: 0.5801879424050682,
      fees: 166.28250443944222,
      twr: 0.2256371795880734,
      mwr: 0.10754983882654401,
      mdd: -0.362732448874883,
      trades: 1038,
      rebs: 519,
      gains: { A: 1855.457290654831, B: 400.91450522585 },
      divs: 396.3678247489684,
    },
  ],
  [
    "whole units with a fee a fill, rebalanced quarterly",
    {
      instruments: [instrument("A", 0.5), instrument("B", 0.3), instrument("C", 0.2)],
      cash: 20_000,
      wholeUnits: true,
      fixedCommission: 1,
      minimumCommission: 2,
      commission: 0.0005,
      contribution: { amount: 333, period: "monthly" },
      rebalance: "quarterly",
    },
    {
      final: 27795.4399727,
      mid: 22869.0525727,
      cash: 224.26697269999914,
      fees: 128.9256273,
      twr: 0.015176396729334796,
      mwr: 0.002873585752468766,
      mdd: -0.26911190032024435,
      trades: 61,
      rebs: 7,
      gains: { A: 843.5742896000011, B: 456.41916460000175, C: -1163.5534815 },
    },
  ],
  [
    "whole units, small contributions and dividends adding up to the next unit",
    {
      instruments: [instrument("A", 0.5), instrument("B", 0.5, { dividends })],
      cash: 5000,
      wholeUnits: true,
      commission: 0.001,
      contribution: { amount: 90, period: "monthly" },
      reinvestDividends: true,
    },
    {
      final: 7328.6969335,
      mid: 5567.125769900001,
      cash: 125.48953349999991,
      fees: 7.0439665,
      twr: 0.047596651354820274,
      mwr: 0.021343109454237674,
      mdd: -0.3359959124615649,
      trades: 20,
      rebs: 0,
      gains: { A: 218.63786410000057, B: 40.05906939999977 },
      divs: 106.5,
    },
  ],
  [
    "bands of five points or a quarter of the target, a fifth being cash",
    {
      instruments: [instrument("A", 0.5), instrument("B", 0.3)],
      band: { absolute: 0.05, relative: 0.25 },
      commission: 0.001,
    },
    {
      final: 13987.91474001415,
      mid: 11236.602011172557,
      cash: 3453.752656523555,
      fees: 45.71175264445078,
      twr: 0.39879147400141624,
      mwr: 0.1835244016328511,
      mdd: -0.2830085973330072,
      trades: 72,
      rebs: 35,
      gains: { A: 2465.2728586555295, B: 1522.6418813586188 },
    },
  ],
  [
    "the best of three over 21 bars each month, one of which dies",
    {
      instruments: [instrument("A", null), instrument("B", null), instrument("C", null, { span: [0, 400] })],
      ranking: { lookback: 21, top: 1 },
      rebalance: "monthly",
      commission: 0.001,
      contribution: { amount: 100, period: "quarterly" },
    },
    {
      final: 2289.0012760591094,
      mid: 2808.3979891730496,
      cash: 0,
      fees: 160.25058148796643,
      twr: -0.8066738986538287,
      mwr: -0.5596799125609124,
      mdd: -0.8172200534673144,
      trades: 39,
      rebs: 22,
      gains: { A: -664.7482602646596, B: -5634.110361661595, C: -2112.140102014644 },
    },
  ],
  [
    "half held while its fast average is above the slow one",
    {
      instruments: [
        instrument("A", 0.5, { strategy: { id: "sma-cross", parameters: { fast: 5, slow: 20 } } }),
        instrument("B", 0.5),
      ],
      rebalance: "yearly",
    },
    {
      final: 9345.253206736432,
      mid: 8792.633601604819,
      cash: 3799.646354246873,
      fees: 201.49829265749815,
      twr: -0.06547467932635653,
      mwr: -0.033426558648853966,
      mdd: -0.2982024170576647,
      trades: 25,
      rebs: 1,
      gains: { A: -627.0370011609266, B: -27.709792102648862 },
    },
  ],
  [
    "withdrawals, first out of cash that bears interest, then out of what is held",
    {
      instruments: [instrument("A", 0.5), instrument("B", 0.4)],
      contribution: { amount: -150, period: "monthly" },
      cashInterestRate: 0.02,
      slippage: 0.001,
    },
    {
      final: 6954.810407463883,
      mid: 7731.267096317972,
      cash: 0,
      fees: 24.017932083584228,
      twr: 0.03967081266307493,
      mwr: 0.024199926380391257,
      mdd: -0.34357533625328895,
      trades: 40,
      rebs: 0,
      gains: { A: 507.67626115343955, B: -106.66342398101824 },
      interest: 3.7975702914633174,
    },
  ],
  [
    "a window inside the prices, with weekly contributions",
    {
      instruments: [instrument("A", 0.6), instrument("B", 0.4)],
      from: days[50],
      to: days[400],
      rebalance: "monthly",
      contribution: { amount: 500, period: "weekly" },
    },
    {
      final: 59192.95541391499,
      mid: 39833.71885048093,
      cash: 180.57771469181804,
      fees: 230.6671442792482,
      twr: 0.6057408912235043,
      mwr: 0.38147204425408454,
      mdd: -0.3239803450898492,
      trades: 162,
      rebs: 16,
      gains: { A: 9638.517971899317, B: 4554.437442015675 },
    },
  ],
]

describe("a portfolio, as another implementation runs it:", () => {
  it.each(cases)("%s", (_, request, expected) => {
    const { statistics, totals, positions, value, trades, rebalances } = runPortfolio({
      currency: "USD",
      ...request,
    })
    expect(totals.value).toBeCloseTo(expected.final, 6)
    expect(value[Math.floor(value.length / 2)]).toBeCloseTo(expected.mid, 6)
    expect(totals.cash).toBeCloseTo(expected.cash, 6)
    expect(totals.fees).toBeCloseTo(expected.fees, 6)
    expect(totals.dividends).toBeCloseTo(expected.divs ?? 0, 6)
    expect(totals.interest).toBeCloseTo(expected.interest ?? 0, 6)
    expect([trades.length, rebalances.length]).toEqual([expected.trades, expected.rebs])
    expect(statistics["timeWeightedReturn"]).toBeCloseTo(expected.twr, 10)
    expect(statistics["moneyWeightedReturn"]).toBeCloseTo(expected.mwr, 9)
    expect(statistics["maxDrawdown"]).toBeCloseTo(expected.mdd, 10)
    for (const { symbol, gain } of positions) expect(gain).toBeCloseTo(expected.gains[symbol], 6)
  })
})
