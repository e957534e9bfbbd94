import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Bars } from "../../src/engine/backtest/bars.ts"
import { sma } from "../../src/engine/backtest/indicators/sma.ts"

/**
 * The backtester on npm that runs a strategy over bars in one call, and what it needs (chai without saying so): 25 packages, which are
 * fetched when it is compared with.
 */
const packages = ["grademark@0.3.0", "data-forge@1.10.5", "chai@4.5.0"]

/** A bar as grademark has it, with the averages of a cross. */
type CrossBar = {
  readonly time: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly fast: number
  readonly slow: number
  readonly fastBefore: number
  readonly slowBefore: number
}

type Frame = { bake(): Frame }
type Rule = (act: (options?: { direction: "long" }) => void, args: { bar: CrossBar }) => void
type Parameters = { readonly fast: number; readonly slow: number }
type Strategy = {
  readonly prepIndicators?: (args: { parameters: Parameters }) => Frame
  readonly entryRule: Rule
  readonly exitRule: Rule
}
export type GrademarkTrade = {
  readonly entryPrice: number
  readonly exitPrice: number
  readonly profit: number
}
type Grademark = {
  backtest(strategy: Strategy, bars: Frame): GrademarkTrade[]
  optimize(
    strategy: Strategy,
    parameters: readonly {
      name: string
      startingValue: number
      endingValue: number
      stepSize: number
    }[],
    objective: (trades: readonly GrademarkTrade[]) => number,
    bars: Frame,
    options: { searchDirection: "max"; optimizationType: "grid"; recordAllResults: true },
  ): { allResults: readonly { numTrades: number }[] }
}

/** The SMA cross in grademark. The averages are ours, so that what is compared is the engine. */
export type InGrademark = {
  backtest(bars: Bars, fast: number, slow: number): () => GrademarkTrade[]
  /** Runs pairs of averages, both ends included; returns how many. */
  search(bars: Bars, fasts: readonly [number, number], slows: readonly [number, number]): () => number
  close(): void
}

/** Fetches grademark into a folder of its own. Throws where it cannot. */
export function openGrademark(): InGrademark {
  const folder = mkdtempSync(join(tmpdir(), "foliant-bench-grademark-"))
  const close = () => rmSync(folder, { recursive: true })
  try {
    const flags = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--loglevel=error"]
    execFileSync("npm", ["install", "--prefix", folder, ...flags, ...packages], { stdio: "pipe" })
    const require = createRequire(join(folder, "compared.js"))
    const { DataFrame } = require("data-forge") as { DataFrame: new (bars: readonly CrossBar[]) => Frame }
    const grademark = require("grademark") as Grademark
    const frameOf = (bars: Bars, fast: number, slow: number) =>
      new DataFrame(crossBars(bars, sma(bars.close, fast), sma(bars.close, slow))).bake()
    return {
      backtest(bars, fast, slow) {
        const frame = frameOf(bars, fast, slow)
        return () => grademark.backtest(cross, frame)
      },
      search(bars, fasts, slows) {
        const frames = new Map<string, Frame>()
        for (let fast = fasts[0]; fast <= fasts[1]; fast++) {
          for (let slow = slows[0]; slow <= slows[1]; slow++) {
            frames.set(`${fast} ${slow}`, frameOf(bars, fast, slow))
          }
        }
        const [first] = frames.values()
        const prepIndicators = ({ parameters }: { parameters: Parameters }) =>
          frames.get(`${parameters.fast} ${parameters.slow}`) ?? first
        const axes = Object.entries({ fast: fasts, slow: slows }).map(
          ([name, [startingValue, endingValue]]) => ({
            name,
            startingValue,
            endingValue,
            stepSize: 1,
          }),
        )
        const gain = (trades: readonly GrademarkTrade[]) =>
          trades.reduce((sum, { profit }) => sum + profit, 0)
        const options = { searchDirection: "max", optimizationType: "grid", recordAllResults: true } as const
        return () =>
          grademark.optimize({ ...cross, prepIndicators }, axes, gain, first, options).allResults.length
      },
      close,
    }
  } catch (error) {
    close()
    throw error
  }
}

const cross: Strategy = {
  entryRule(enter, { bar }) {
    if (bar.fastBefore < bar.slowBefore && bar.fast > bar.slow) enter({ direction: "long" })
  },
  exitRule(exit, { bar }) {
    if (bar.fastBefore > bar.slowBefore && bar.fast < bar.slow) exit()
  },
}

function crossBars(
  { days, open, high, low, close }: Bars,
  fast: Float64Array,
  slow: Float64Array,
): CrossBar[] {
  return Array.from(days, (time, bar) => ({
    time,
    open: open[bar],
    high: high[bar],
    low: low[bar],
    close: close[bar],
    fast: fast[bar],
    slow: slow[bar],
    fastBefore: bar === 0 ? NaN : fast[bar - 1],
    slowBefore: bar === 0 ? NaN : slow[bar - 1],
  }))
}
