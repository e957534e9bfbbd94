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
      final: 27271.789458189487,
      mid: 16363.64075330646,
      cash: 0,
      fees: 70.5824741593512,
      twr: 0.3840622294001048,
      mwr: 0.1732650150301328,
      mdd: -0.32397139906913086,
      trades: 48,
      rebs: 23,
      gains: { A: 1065.1566130900792, B: 4706.632845099401 },
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
      final: 15026.500100706482,
      mid: 11682.236929713228,
      cash: 0,
      fees: 43.32237486486027,
      twr: 0.04851806664876612,
      mwr: 0.017297996460986398,
      mdd: -0.365740908012395,
      trades: 48,
      rebs: 7,
      gains: { A: 676.3528195892104, B: -249.852718882732 },
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
      final: 12956.284736156134,
      mid: 11557.848974709605,
      cash: 0,
      fees: 183.96902092974898,
      twr: 0.29562847361561206,
      mwr: 0.13886519315909396,
      mdd: -0.2751941928574696,
      trades: 254,
      rebs: 104,
      gains: { A: 1665.8617004284024, B: 1033.6647581057623, C: 256.7582776219533 },
    },
  ],
  [
    "one that dies, its money spread over the others at once",
    {
      instruments: [instrument("A", 0.4), instrument("B", 0.3), instrument("C", 0.2, { span: [0, 300] })],
    },
    {
      final: 9565.935280285685,
      mid: 9294.54812396769,
      cash: 982.0,
      fees: 20.793118162271046,
      twr: -0.04340647197143266,
      mwr: -0.022033553663646288,
      mdd: -0.2727204422121886,
      trades: 6,
      rebs: 0,
      gains: { A: 158.5215306154514, B: 12.061550372437068, C: -604.6478007022044 },
    },
  ],
  [
    "dividends that stay cash",
    { instruments: [instrument("A", 0.6, { dividends }), instrument("B", 0.4)] },
    {
      final: 10588.417836248216,
      mid: 9481.979016305757,
      cash: 211.01011533960653,
      fees: 19.96007984031936,
      twr: 0.05884178362482273,
      mwr: 0.029121778101362072,
      mdd: -0.34812562756643484,
      trades: 2,
      rebs: 0,
      gains: { A: 705.4530689975854, B: -117.03523274936833 },
      divs: 211.01011533960607,
    },
  ],
  [
    "dividends that are reinvested",
    {
      instruments: [instrument("A", 0.6, { dividends }), instrument("B", 0.4)],
      reinvestDividends: true,
    },
    {
      final: 10599.47921537329,
      mid: 9497.165573112223,
      cash: 0,
      fees: 20.388176953699297,
      twr: 0.05994792153732642,
      mwr: 0.029661401183549763,
      mdd: -0.3499304532482421,
      trades: 10,
      rebs: 0,
      gains: { A: 716.5144481226607, B: -117.03523274936833 },
      divs: 214.4766538033524,
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
      final: 10904.305212006111,
      mid: 9919.718455944474,
      cash: 0,
      fees: 157.17996660981285,
      twr: 0.09043052120061223,
      mwr: 0.044423354121332026,
      mdd: -0.36708482994646197,
      trades: 1038,
      rebs: 519,
      gains: { A: 931.2355580028816, B: -26.93034599677776 },
      divs: 371.14177849607944,
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
      final: 27700.823261800004,
      mid: 22758.9129618,
      cash: 225.90516180000037,
      fees: 126.9811382,
      twr: 0.01109998586110672,
      mwr: 0.0008816194530977262,
      mdd: -0.2694981775097225,
      trades: 60,
      rebs: 7,
      gains: { A: 809.1474896, B: 443.5909646000018, C: -1210.9151923999998 },
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
      final: 13633.779148145917,
      mid: 11137.435316447189,
      cash: 3338.005281546264,
      fees: 45.782167103486266,
      twr: 0.36337791481459325,
      mwr: 0.16838474371491075,
      mdd: -0.2804693271503653,
      trades: 64,
      rebs: 31,
      gains: { A: 2276.9542939919957, B: 1356.8248541539197 },
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
      final: 2213.748779639569,
      mid: 2768.7116995972337,
      cash: 0,
      fees: 161.49361661087835,
      twr: -0.8133377407432303,
      mwr: -0.5677226701376192,
      mdd: -0.8235203755258559,
      trades: 37,
      rebs: 21,
      gains: { A: -668.8426932525545, B: -5683.266167820304, C: -2134.1423592875726 },
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
      final: 9437.166901175708,
      mid: 8841.419459474442,
      cash: 3730.6858954263184,
      fees: 199.5842472170533,
      twr: -0.05628330988243058,
      mwr: -0.028665287562072483,
      mdd: -0.29480695655722255,
      trades: 25,
      rebs: 1,
      gains: { A: -600.7550229015687, B: 37.92192407727089 },
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
      final: 6957.082634021117,
      mid: 7731.4344619637195,
      cash: 0,
      fees: 22.970927526251575,
      twr: 0.03963178330116546,
      mwr: 0.024333936365963926,
      mdd: -0.33546025998054174,
      trades: 36,
      rebs: 0,
      gains: { A: 499.8375423961688, B: -99.2493604467495 },
      interest: 6.494452071697751,
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
      final: 59207.14773887051,
      mid: 39840.349055446706,
      cash: 0,
      fees: 235.26990809459778,
      twr: 0.6084874633235939,
      mwr: 0.38184888648909154,
      mdd: -0.32364695109434805,
      trades: 162,
      rebs: 16,
      gains: { A: 9375.791339455034, B: 4831.356399415476 },
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
