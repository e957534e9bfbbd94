import type { Bars } from "../bars.ts"
import { adx } from "../indicators/adx.ts"
import { ago } from "../indicators/ago.ts"
import { atr } from "../indicators/atr.ts"
import { bollingerBands } from "../indicators/bollinger-bands.ts"
import { donchianHigh, donchianLow } from "../indicators/donchian-channel.ts"
import { ema } from "../indicators/ema.ts"
import { keltnerChannel } from "../indicators/keltner-channel.ts"
import { macd } from "../indicators/macd.ts"
import { obv } from "../indicators/obv.ts"
import { populationDeviation } from "../indicators/population-deviation.ts"
import { rateOfChange } from "../indicators/rate-of-change.ts"
import { rollingExtreme } from "../indicators/rolling-extreme.ts"
import { rsi } from "../indicators/rsi.ts"
import { sma } from "../indicators/sma.ts"
import { stochastic } from "../indicators/stochastic.ts"
import { vwap } from "../indicators/vwap.ts"
import { crossing } from "./crossing.ts"
import type { ExpressionKind } from "./expression.ts"

/** What stands in a place of a call: numbers of each bar, a whole number of bars (1–1000), or a plain number. */
export type ArgumentKind = "x" | "bars" | "factor"

export type RuleFunction = {
  readonly arguments: readonly ArgumentKind[]
  readonly result: ExpressionKind
  /** Bars before its first defined value, its inputs being defined from the first bar on. */
  readonly warmUp: (constants: readonly number[]) => number
  /** @param x the arguments of kind `x`; @param constants the others, both in order */
  readonly compute: (bars: Bars, x: readonly Float64Array[], constants: readonly number[]) => Float64Array
}

const none = () => 0
const full = ([period]: readonly number[]) => period - 1
const before = ([period]: readonly number[]) => period

function ofX(
  warmUp: RuleFunction["warmUp"],
  compute: (x: Float64Array, period: number) => Float64Array,
): RuleFunction {
  return {
    arguments: ["x", "bars"],
    result: "number",
    warmUp,
    compute: (_, [x], [period]) => compute(x, period),
  }
}

function ofBars(
  kinds: readonly ArgumentKind[],
  warmUp: RuleFunction["warmUp"],
  compute: (bars: Bars, constants: readonly number[]) => Float64Array,
): RuleFunction {
  return {
    arguments: kinds,
    result: "number",
    warmUp,
    compute: (bars, _, constants) => compute(bars, constants),
  }
}

function pairwise(
  result: ExpressionKind,
  of: (a: Float64Array, b: Float64Array) => Float64Array,
): RuleFunction {
  return { arguments: ["x", "x"], result, warmUp: none, compute: (_, [a, b]) => of(a, b) }
}

const bands = (values: Float64Array, period: number, deviations: number) =>
  bollingerBands(values, { period, deviations })
const macdWarmUp = ([fast, slow, signal = 1]: readonly number[]) => Math.max(fast, slow) - 1 + signal - 1

/** The functions of the rules language. A Map, so that no name reaches anything but what stands here. */
export const ruleFunctions: ReadonlyMap<string, RuleFunction> = new Map([
  ["sma", ofX(full, sma)],
  ["ema", ofX(full, ema)],
  ["rsi", ofX(before, rsi)],
  ["roc", ofX(before, rateOfChange)],
  ["ago", ofX(before, ago)],
  ["stdev", ofX(full, populationDeviation)],
  ["highest", ofX(full, (x, period) => rollingExtreme(x, period, "highest"))],
  ["lowest", ofX(full, (x, period) => rollingExtreme(x, period, "lowest"))],
  [
    "bollinger_upper",
    {
      arguments: ["x", "bars", "factor"],
      result: "number",
      warmUp: full,
      compute: (_, [x], [period, deviations]) => bands(x, period, deviations).upper,
    },
  ],
  [
    "bollinger_lower",
    {
      arguments: ["x", "bars", "factor"],
      result: "number",
      warmUp: full,
      compute: (_, [x], [period, deviations]) => bands(x, period, deviations).lower,
    },
  ],
  [
    "macd",
    {
      arguments: ["x", "bars", "bars"],
      result: "number",
      warmUp: macdWarmUp,
      compute: (_, [x], [fast, slow]) => macd(x, { fast, slow, signal: 1 }).line,
    },
  ],
  [
    "macd_signal",
    {
      arguments: ["x", "bars", "bars", "bars"],
      result: "number",
      warmUp: macdWarmUp,
      compute: (_, [x], [fast, slow, signal]) => macd(x, { fast, slow, signal }).signal,
    },
  ],
  ["atr", ofBars(["bars"], full, (bars, [period]) => atr(bars, period))],
  [
    "adx",
    ofBars(
      ["bars"],
      ([period]) => 2 * period - 1,
      (bars, [period]) => adx(bars, period),
    ),
  ],
  ["stochastic", ofBars(["bars"], full, (bars, [period]) => stochastic(bars, period))],
  ["vwap", ofBars(["bars"], full, (bars, [period]) => vwap(bars, period))],
  ["obv", ofBars([], none, obv)],
  ["donchian_high", ofBars(["bars"], before, ({ high }, [period]) => donchianHigh(high, period))],
  ["donchian_low", ofBars(["bars"], before, ({ low }, [period]) => donchianLow(low, period))],
  [
    "keltner_upper",
    ofBars(
      ["bars", "factor"],
      full,
      (bars, [period, ranges]) => keltnerChannel(bars, { period, ranges }).upper,
    ),
  ],
  [
    "keltner_lower",
    ofBars(
      ["bars", "factor"],
      full,
      (bars, [period, ranges]) => keltnerChannel(bars, { period, ranges }).lower,
    ),
  ],
  ["crossover", pairwise("condition", (a, b) => crossing(a, b))],
  ["crossunder", pairwise("condition", (a, b) => crossing(b, a))],
  ["min", pairwise("number", (a, b) => a.map((value, i) => Math.min(value, b[i])))],
  ["max", pairwise("number", (a, b) => a.map((value, i) => Math.max(value, b[i])))],
  [
    "abs",
    {
      arguments: ["x"],
      result: "number",
      warmUp: none,
      compute: (_, [x]) => x.map((value) => Math.abs(value)),
    },
  ],
])
