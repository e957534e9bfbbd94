import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dailyBars } from "../bars.fixture.ts"
import { sma } from "../indicators/sma.ts"
import { InvalidBacktest } from "../invalid-backtest.ts"
import { generator, randomBars } from "../random-bars.fixture.ts"
import { compileConstraint } from "./compile-constraint.ts"
import { compileRule } from "./compile-rule.ts"
import { ruleFunctions } from "./rule-functions.ts"

const bars = dailyBars([
  [10, 12, 9, 11],
  [11, 13, 10, 12],
  [12, 14, 11, 10],
  [10, 11, 8, 9],
  [9, 12, 9, 12],
])
const holds = (text: string) => [...compileRule(text).evaluate(bars)]

function refusalOf(text: string): string {
  try {
    compileRule(text)
  } catch (error) {
    if (error instanceof InvalidBacktest && error.code === "bad-expression") return error.message
    throw error
  }
  return "accepted"
}

describe("a rule", () => {
  it("is true or false at each bar", () => {
    expect(holds("close > 10")).toEqual([1, 1, 0, 0, 1])
    expect(holds("close > open")).toEqual([1, 1, 0, 0, 1])
    expect(holds("not close > open")).toEqual([0, 0, 1, 1, 0])
    expect(holds("close == 12 or low < 9")).toEqual([0, 1, 0, 1, 1])
    expect(holds("high - low >= 3 and close != 12")).toEqual([1, 0, 1, 1, 0])
  })

  it("binds as arithmetic does, `not` before `and` before `or`", () => {
    expect(holds("close - 2 * 3 > 5")).toEqual(holds("(close - (2 * 3)) > 5"))
    expect(holds("10 - 3 - 2 == 5 and close > 0")).toEqual([1, 1, 1, 1, 1])
    expect(holds("-close + 20 > 8")).toEqual(holds("(-close) + 20 > 8"))
    expect(holds("close > 11 or close < 10 and high > 12")).toEqual(
      holds("close > 11 or (close < 10 and high > 12)"),
    )
    expect(holds("not close > 11 and close < 10")).toEqual(holds("(not (close > 11)) and close < 10"))
  })

  it("that cannot be told is undefined, and so is its opposite", () => {
    expect(holds("close > sma(close, 3)")).toEqual([NaN, NaN, 0, 0, 1])
    expect(holds("not close > sma(close, 3)")).toEqual([NaN, NaN, 1, 1, 0])
    expect(holds("close > sma(close, 3) and close > 100")).toEqual([0, 0, 0, 0, 0])
    expect(holds("close > sma(close, 3) or close > 11")).toEqual([NaN, 1, 0, 0, 1])
    expect(holds("close / (open - open) > 1")).toEqual([NaN, NaN, NaN, NaN, NaN])
  })

  it("knows crossings, and that a path through a tie is none", () => {
    expect(holds("crossover(close, open)")).toEqual([NaN, 0, 0, 0, 1])
    expect(holds("crossunder(close, open)")).toEqual([NaN, 0, 1, 0, 0])
    expect(holds("crossover(close, ago(high, 1))")).toEqual([NaN, NaN, 0, 0, 1])
    expect(holds("crossover(max(close, 11), 11)")).toEqual([NaN, 0, 0, 0, 0])
  })

  it.each([
    ["close > 1", 0],
    ["close > sma(close, 200) + rsi(close, 2)", 199],
    ["sma(rsi(close, 14), 5) > 50", 18],
    ["macd_signal(close, 12, 26, 9) > 0", 33],
    ["close > donchian_high(20)", 20],
    ["close > ago(highest(high, 10), 3)", 12],
    ["adx(14) > 25", 27],
  ])("is defined from a bar on that follows from its periods: %s", (text, warmUp) => {
    const { warmUp: told, evaluate } = compileRule(text)
    const series = randomBars(generator(3), { count: 300, volatility: 0.05, intraday: false })
    expect(told).toBe(warmUp)
    expect(evaluate(series).findIndex((value) => !Number.isNaN(value))).toBe(warmUp)
  })

  it("has every function of the table, each with its warm-up", () => {
    const series = randomBars(generator(9), { count: 80, volatility: 0.05, intraday: false })
    for (const [name, { arguments: kinds, result }] of ruleFunctions) {
      const given = kinds.map((kind, i) =>
        kind === "x" ? (i === 0 ? "close" : "open") : kind === "bars" ? String(4 + 3 * i) : "1.5",
      )
      const call = `${name}(${given.join(", ")})`
      const { warmUp, evaluate } = compileRule(result === "condition" ? call : `${call} < 1000000`)
      const first = evaluate(series).findIndex((value) => !Number.isNaN(value))
      // A crossing needs one bar before it as well; the strategy may be called there, and nothing is told.
      expect(first, call).toBe(warmUp + (result === "condition" ? 1 : 0))
    }
  })

  it("works on whole columns: sma of the language is sma", () => {
    const series = randomBars(generator(4), { count: 50, volatility: 0.05, intraday: false })
    const average = sma(series.close, 7)
    expect(compileRule("close > sma(close, 7)").evaluate(series)).toEqual(
      average.map((value, i) => (Number.isNaN(value) ? NaN : Number(series.close[i] > value))),
    )
  })
})

describe("a rule that cannot be used", () => {
  it.each([
    ["", "it ends at position 1 where a number, a name, `not`, - or ( is expected"],
    ["close >", "it ends at position 8"],
    ["close > 1 1", "“1” stands at position 11 where an operator or the end is expected"],
    ["(close > 1", "where ) is expected"],
    ["sma(close 5) > 1", "where , or ) is expected"],
    ["1 < close < 5", "`and` or `or` between two comparisons"],
    ["close", "the expression is a number; a condition such as close > sma(close, 200) is needed"],
    ["close and open > 1", "and at position 7 needs a condition"],
    ["close > (open > 1)", "> at position 7 needs a number"],
    ["sma(close) > 1", "sma(x, bars) takes 2 values"],
    ["sma(close, 0) > 1", "sma(x, bars) needs a whole number from 1 to 1000 as bars"],
    ["sma(close, 2.5) > 1", "sma(x, bars) needs a whole number from 1 to 1000 as bars"],
    ["sma(close, 1001) > 1", "sma(x, bars) needs a whole number from 1 to 1000 as bars"],
    ["sma(close, close) > 1", "sma(x, bars) needs a whole number from 1 to 1000 as bars"],
    ["price > 1", "“price” is not known; allowed are open, high, low, close, volume, sma(x, bars)"],
    ["close > 1 && open > 1", "“&” at position 11 is not part of the language; allowed are numbers, names"],
    ["close = 1", "“=” at position 7 is not part of the language"],
  ])("is refused with what is allowed: %s", (text, message) => {
    expect(refusalOf(text)).toContain(message)
  })

  it.each([
    ["deep nesting", `${"(".repeat(900)}close${")".repeat(900)} > 1`, "nested more than 24 deep"],
    ["deep negation", `${"-".repeat(1500)}close > 1`, "nested more than 24 deep"],
    ["deep calls", `${"abs(".repeat(300)}close${")".repeat(300)} > 1`, "nested more than 24 deep"],
    ["many parts", `${"close > 1 and ".repeat(120)}close > 1`, "more than 100 parts"],
    ["a million characters", "close > 1 or ".repeat(80_000), "has 1040000 characters; at most 2000"],
    ["a million brackets", "(".repeat(1_000_000), "at most 2000"],
    ["__proto__", "__proto__ > 1", "“__proto__” is not known; allowed are open"],
    ["constructor", "constructor(close) > 1", "“constructor” is not known; allowed are open"],
    ["toString", "toString() > 1", "“toString” is not known"],
    ["globalThis", "globalThis > 1", "“globalThis” is not known"],
    ["process.exit()", "process.exit() > 1", "not part of the language"],
    ["a template", "`${close}` > 1", "not part of the language"],
    ["an index", `close["constructor"] > 1`, "not part of the language"],
    ["an assignment", "close; open > 1", "not part of the language"],
    ["a letter that looks like another", "сlose > 1", "“с” (U+0441) at position 1 is not part of"],
    ["a character that looks like nothing", "close\u200b > 1", "U+200B at position 6 is not part of"],
    ["a lone surrogate", "\ud800 > 1", "U+D800 at position 1 is not part of the language"],
    [
      "a number beyond all numbers",
      `close > ${"9".repeat(1900)}`,
      "position 9 is larger than any that is allowed",
    ],
    [
      "a bound of a million digits",
      `close > bollinger_upper(close, 5, ${"9".repeat(400)})`,
      "larger than any",
    ],
  ])("is refused in milliseconds: %s", (_, text, message) => {
    const begin = performance.now()
    expect(refusalOf(text)).toContain(message)
    expect(performance.now() - begin).toBeLessThan(50)
  })

  it("is refused with a sentence, whatever the text", () => {
    const words = fc.constantFrom(
      "close",
      "sma",
      "(",
      ")",
      ",",
      "and",
      "or",
      "not",
      "-",
      "<",
      "==",
      "5",
      "0.5",
      " ",
      "__proto__",
      "[",
      "'",
    )
    const texts = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 30 }).map((parts) => parts.join(" ")),
    )
    fc.assert(
      fc.property(texts, (text) => {
        expect(refusalOf(text)).not.toBe("")
      }),
      { numRuns: 2000 },
    )
  })
})

describe("a constraint", () => {
  it("tells whether parameters fit together", () => {
    const fits = compileConstraint("fast < slow and slow - fast >= 10", ["fast", "slow"])
    expect([fits([5, 20]), fits([5, 14]), fits([20, 5])]).toEqual([true, false, false])
    expect(compileConstraint("not fast > 3 or slow == -1", ["fast", "slow"])([3, 0])).toBe(true)
    expect(compileConstraint("fast / slow > 1", ["fast", "slow"])([3, 0])).toBe(false)
  })

  it("names its parameters and nothing else", () => {
    expect(() => compileConstraint("fast < slov", ["fast", "slow"])).toThrow(
      "“slov” is not known; allowed are fast, slow",
    )
    expect(() => compileConstraint("sma(fast, 2) < slow", ["fast", "slow"])).toThrow("“sma” is not known")
    expect(() => compileConstraint("fast + slow", ["fast", "slow"])).toThrow("a condition is needed")
  })
})
