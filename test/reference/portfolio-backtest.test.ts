import { describe, expect, it } from "vitest"
import { runFoliant } from "../cli/run-foliant.ts"
import { sharedDataPresent, sharedPath } from "../shared-data.ts"

// The figures come from a second implementation of the account's rules in plain Python, a loop over days with one record an instrument,
// run on the same files; the money-weighted return there by bisection, the momentum by slices of closes.

type Expected = {
  readonly value: number
  readonly cash: number
  readonly fees: number
  readonly dividends: number
  readonly interest: number
  readonly timeWeightedReturn: number
  readonly moneyWeightedReturn: number
  readonly maxDrawdown: number
  readonly fills: number
  readonly rebalances: number
  readonly gains: Readonly<Record<string, number>>
  readonly units: Readonly<Record<string, number>>
}

type Found = {
  readonly totals: Record<string, number>
  readonly statistics: Record<string, number>
  readonly positions: readonly { symbol: string; gain: number; units: number }[]
  readonly trades: readonly unknown[]
  readonly rebalances: readonly unknown[]
}

const paying = (symbol: string) => `${symbol}=data/prices/with-dividends/${symbol}_daily.csv`
const spy = "SPY=data/prices/spy_daily.csv"
const goog = "GOOG=data/prices/goog_daily.csv"
const aapl = "AAPL=data/prices/aapl_adj_daily.csv"
const three = [paying("AAPL"), paying("IBM"), paying("KO")]

const cases: readonly [string, readonly string[], string, Expected][] = [
  [
    "three shares, dividends reinvested, with contributions",
    three,
    "--weights AAPL=0.5,IBM=0.3,KO=0.2 --reinvest-dividends --rebalance monthly --contribution 250 --commission 0.001",
    {
      value: 25482.512006220993,
      cash: 0,
      fees: 32.24176710056774,
      dividends: 1112.4151982380113,
      interest: 0,
      timeWeightedReturn: 0.5009137398943304,
      moneyWeightedReturn: 0.13935684956032535,
      maxDrawdown: -0.242325983569862,
      fills: 142,
      rebalances: 35,
      gains: { AAPL: 6509.944368701585, IBM: -768.1604051961858, KO: 990.7280427155947 },
      units: { AAPL: 114.5126191188574, IBM: 48.9122948306029, KO: 118.31171607439921 },
    },
  ],
  [
    "the same in whole units within bands, with withdrawals and a fee a fill",
    three,
    "--weights AAPL=0.4,IBM=0.3,KO=0.2 --cash 25000 --whole-units --band-relative 0.2 --contribution -200 --contribution-period quarterly --commission 0 --fixed-commission 1",
    {
      value: 33098.608932,
      cash: 3692.769004,
      fees: 15,
      dividends: 1665.37723,
      interest: 0,
      timeWeightedReturn: 0.4258751741914637,
      moneyWeightedReturn: 0.12677768931981281,
      maxDrawdown: -0.1974853352461151,
      fills: 15,
      rebalances: 4,
      gains: { AAPL: 9458.304385, IBM: -810.360199, KO: 1650.664746 },
      units: { AAPL: 117, IBM: 62, KO: 155 },
    },
  ],
  [
    "one that lists after four years, its share bearing interest as cash until then",
    [spy, goog],
    "--weights SPY=0.6,GOOG=0.4 --from 2000-01-03 --to 2012-12-31 --rebalance quarterly --contribution 100 --cash-interest-rate 0.02",
    {
      value: 55966.12321042876,
      cash: 0.01098475835230216,
      fees: 213.5089742982639,
      dividends: 0,
      interest: 430.05762790086715,
      timeWeightedReturn: 1.5850166460199344,
      moneyWeightedReturn: 0.08406138517403428,
      maxDrawdown: -0.5656660472851953,
      fills: 257,
      rebalances: 51,
      gains: { SPY: 4849.60963454123, GOOG: 25186.45594798667 },
      units: { SPY: 241.36628562828244, GOOG: 30.48798269378212 },
    },
  ],
  [
    "an index held while it is above its price half a year before",
    [spy],
    "--weights SPY=1 --strategy SPY=momentum --from 2000-01-03 --commission 0.001",
    {
      value: 22540.11971318988,
      cash: 0,
      fees: 1880.9121018599963,
      dividends: 0,
      interest: 0,
      timeWeightedReturn: 1.2540119713189823,
      moneyWeightedReturn: 0.03897705756616576,
      maxDrawdown: -0.2928058730867218,
      fills: 137,
      rebalances: 0,
      gains: { SPY: 12540.119713189895 },
      units: { SPY: 56.87210080788708 },
    },
  ],
  [
    "the best of three over half a year each month, of which one lists late and one dies",
    [spy, aapl, goog],
    "--rank lookback=126,top=1 --from 2003-01-02 --rebalance monthly --commission 0.001",
    {
      value: 864903.4728400306,
      cash: 1849.3274510054616,
      fees: 9334.817314181484,
      dividends: 0,
      interest: 0,
      timeWeightedReturn: 85.49034728400305,
      moneyWeightedReturn: 0.2767543240465299,
      maxDrawdown: -0.7281366399650353,
      fills: 97,
      rebalances: 52,
      gains: { SPY: 9336.306273376103, AAPL: 847041.6602988599, GOOG: -1474.4937322059413 },
      units: { SPY: 2177.614980922527, AAPL: 0, GOOG: 0 },
    },
  ],
]

describe.skipIf(!sharedDataPresent)("foliant backtest-portfolio, as another implementation has it:", () => {
  it.each(cases)("%s", async (_, files, options, expected) => {
    const paths = files.map((file) =>
      file.replace(/=(.*)$/, (_match, path: string) => `=${sharedPath(path)}`),
    )
    const { status, stdout, stderr } = await runFoliant([
      "backtest-portfolio",
      ...paths,
      ...options.split(" "),
      "--trades",
      "--json",
    ])
    expect([status, stderr]).toEqual([0, ""])
    const { totals, statistics, positions, trades, rebalances } = JSON.parse(stdout) as Found
    for (const id of ["value", "cash", "fees", "dividends", "interest"] as const) {
      expect(totals[id]).toBeCloseTo(expected[id], 5)
    }
    for (const id of ["timeWeightedReturn", "moneyWeightedReturn", "maxDrawdown"] as const) {
      expect(statistics[id]).toBeCloseTo(expected[id], 9)
    }
    expect([trades.length, rebalances.length]).toEqual([expected.fills, expected.rebalances])
    for (const { symbol, gain, units } of positions) {
      expect(gain).toBeCloseTo(expected.gains[symbol], 5)
      expect(units).toBeCloseTo(expected.units[symbol], 7)
    }
  })
})
