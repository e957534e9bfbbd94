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
      value: 25484.441642467234,
      cash: 0,
      fees: 32.48248127425606,
      dividends: 1112.2291402069804,
      interest: 0,
      timeWeightedReturn: 0.501250879360108,
      moneyWeightedReturn: 0.13939272723087404,
      maxDrawdown: -0.24238735915525234,
      fills: 142,
      rebalances: 35,
      gains: { AAPL: 6505.598591888023, IBM: -762.8822579449843, KO: 991.7253085241919 },
      units: { AAPL: 115.40550030901329, IBM: 48.36977484571868, KO: 118.0846985671126 },
    },
  ],
  [
    "the same in whole units within bands, with withdrawals and a fee a fill",
    three,
    "--weights AAPL=0.4,IBM=0.3,KO=0.2 --cash 25000 --whole-units --band-relative 0.2 --contribution -200 --contribution-period quarterly --commission 0 --fixed-commission 1",
    {
      value: 33050.439667000006,
      cash: 3644.5997390000016,
      fees: 15.0,
      dividends: 1663.90439,
      interest: 0,
      timeWeightedReturn: 0.42381598652831043,
      moneyWeightedReturn: 0.12624982237527183,
      maxDrawdown: -0.19713327600571007,
      fills: 15,
      rebalances: 4,
      gains: { AAPL: 9405.890117, IBM: -810.3601990000025, KO: 1654.9097489999995 },
      units: { AAPL: 117.0, IBM: 62.0, KO: 155.0 },
    },
  ],
  [
    "one that lists after four years, its share bearing interest as cash until then",
    [spy, goog],
    "--weights SPY=0.6,GOOG=0.4 --from 2000-01-03 --to 2012-12-31 --rebalance quarterly --contribution 100 --cash-interest-rate 0.02",
    {
      value: 55836.76803345475,
      cash: 0.010984758351846738,
      fees: 212.53085553964195,
      dividends: 0,
      interest: 429.9265967319277,
      timeWeightedReturn: 1.5779110650359858,
      moneyWeightedReturn: 0.08381925802285528,
      maxDrawdown: -0.5659090048715124,
      fills: 257,
      rebalances: 51,
      gains: { SPY: 4832.694453116179, GOOG: 25074.14698360663 },
      units: { SPY: 240.80214155175779, GOOG: 30.418778923265954 },
    },
  ],
  [
    "an index held while it is above its price half a year before",
    [spy],
    "--weights SPY=1 --strategy SPY=momentum --from 2000-01-03 --commission 0.001",
    {
      value: 22541.660373006256,
      cash: 0,
      fees: 1883.7650175033946,
      dividends: 0,
      interest: 0,
      timeWeightedReturn: 1.2541660373006227,
      moneyWeightedReturn: 0.03898039863513081,
      maxDrawdown: -0.2929591011542656,
      fills: 137,
      rebalances: 0,
      gains: { SPY: 12541.660373006249 },
      units: { SPY: 56.87598812354921 },
    },
  ],
  [
    "the best of three over half a year each month, of which one lists late and one dies",
    [spy, aapl, goog],
    "--rank lookback=126,top=1 --from 2003-01-02 --rebalance monthly --commission 0.001",
    {
      value: 865834.9390355273,
      cash: 0,
      fees: 9345.524653704422,
      dividends: 0,
      interest: 0,
      timeWeightedReturn: 85.58349390355335,
      moneyWeightedReturn: 0.2768296091230039,
      maxDrawdown: -0.7284731680960546,
      fills: 89,
      rebalances: 44,
      gains: { SPY: 9378.311267901678, AAPL: 848040.445987877, GOOG: -1583.8182202513563 },
      units: { SPY: 2184.631340134553, AAPL: 0, GOOG: 0 },
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
