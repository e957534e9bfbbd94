import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import type { Bars } from "../../engine/backtest/bars.ts"
import { randomSettings, randomStrategy, whole } from "../../engine/backtest/kernel/random-tests.fixture.ts"
import {
  type KernelOptions,
  type MakeSearchKernel,
  typedArrayKernel,
} from "../../engine/backtest/kernel/search-kernel.ts"
import { resolveSettings } from "../../engine/backtest/backtest-settings.ts"
import type { BacktestSettings } from "../../engine/backtest/backtest-settings.ts"
import { generator, randomBars } from "../../engine/backtest/random-bars.fixture.ts"
import { strategySchemas } from "../../engine/backtest/strategies/built-in-strategies.ts"
import { type ResolvedStrategy, resolveStrategy } from "../../engine/backtest/strategies/resolve-strategy.ts"
import { wasmKernel } from "./wasm-kernel.ts"

const SERIES = 1000
const make = wasmKernel(readFileSync(new URL("../../../build/signal-kernel.wasm", import.meta.url)))

function runIn(
  makeKernel: MakeSearchKernel,
  bars: Bars,
  { strategy, values }: ResolvedStrategy,
  settings: BacktestSettings,
  options: KernelOptions,
) {
  const kernel = makeKernel(bars, settings, options)
  const { indicators, events, blocks } = kernel
  const span = { from: options.span.firstTradable, to: options.span.to }
  // A run must not depend on what the one before left.
  for (let times = 0; times < 2; times++) {
    events.clear()
    strategy.signals(indicators, values, span, events)
    kernel.run()
  }
  return { events, blocks, run: kernel.run() }
}

describe("the kernel in WebAssembly", () => {
  it.each(strategySchemas.map(({ id }) => id))(
    `gives what the one in typed arrays gives, on ${SERIES} random series: %s`,
    (id) => {
      const found = { trades: 0, ruins: 0, intraday: 0 }
      for (let seed = 1; seed <= SERIES; seed++) {
        const random = generator(seed * 6553 + id.length)
        const count = 40 + whole(random, 160)
        const bars = randomBars(random, {
          count,
          volatility: 0.02 + 0.3 * random(),
          intraday: random() < 0.3,
        })
        const resolved = randomStrategy(id, random)
        const settings = randomSettings(random)
        const from = random() < 0.5 ? 0 : whole(random, 30)
        const warmUp = resolved.strategy.warmUp(resolved.values)
        const span = { from, firstTradable: Math.max(from, warmUp) + whole(random, 3), to: count }
        const options = { direction: resolved.direction, span, blockCount: 1 + whole(random, 5) }
        const expected = runIn(typedArrayKernel, bars, resolved, settings, options)
        const actual = runIn(make, bars, resolved, settings, options)
        const label = `${id}, seed ${seed}`
        expect(actual.events.count, label).toBe(expected.events.count)
        expect(actual.events.ties, label).toBe(expected.events.ties)
        for (const figure of [
          "finalEquity",
          "maxDrawdown",
          "totalReturn",
          "tradeCount",
          "ruinBar",
        ] as const) {
          expect(actual.run[figure], `${label}: ${figure}`).toBe(expected.run[figure])
        }
        expected.blocks.sums.forEach((sum, block) => {
          const square = expected.blocks.squares[block]
          // Σr may cancel, and then has the rounding of its larger parts.
          expect(Math.abs(actual.blocks.sums[block] - sum), label).toBeLessThanOrEqual(1e-13 * (1 + square))
          expect(Math.abs(actual.blocks.squares[block] - square), label).toBeLessThanOrEqual(
            1e-13 * (1 + square),
          )
        })
        found.trades += actual.run.tradeCount
        if (actual.run.ruinBar >= 0) found.ruins++
        if (bars.minutes !== null) found.intraday++
      }
      // The series are such that the comparison is of something.
      expect(found.trades).toBeGreaterThan(SERIES / 4)
      expect(found.ruins).toBeGreaterThan(0)
      expect(found.intraday).toBeGreaterThan(SERIES / 5)
    },
  )

  it("goes on giving the same when its columns no longer fit and room is used again", () => {
    // Two hundred thousand bars: a hundred and thirty averages fill the memory for them.
    const bars = randomBars(generator(5), { count: 200_000, volatility: 0.03, intraday: false })
    const options = {
      direction: "both",
      span: { from: 0, firstTradable: 400, to: 200_000 },
      blockCount: 2,
    } as const
    const settings = resolveSettings({})
    const kernels = [typedArrayKernel, make].map((makeKernel) => makeKernel(bars, settings, options))
    const run = (slow: number) =>
      kernels.map((kernel) => {
        const { strategy, values } = resolveStrategy({ id: "sma-cross", parameters: { fast: 2, slow } })
        kernel.events.clear()
        strategy.signals(kernel.indicators, values, { from: 400, to: 200_000 }, kernel.events)
        return kernel.run().finalEquity
      })
    for (let slow = 3; slow <= 200; slow++) {
      const [expected, actual] = run(slow)
      expect(actual).toBe(expected)
    }
    const [expected, actual] = run(3)
    expect(actual).toBe(expected)
  })

  it("does not run on with the memory of the search after it", () => {
    const bars = randomBars(generator(6), { count: 50, volatility: 0.03, intraday: false })
    const options = { direction: "long", span: { from: 0, firstTradable: 5, to: 50 }, blockCount: 2 } as const
    const first = make(bars, resolveSettings({}), options)
    first.run()
    make(bars, resolveSettings({}), options).run()
    expect(() => first.run()).toThrow("another search has the memory of this kernel now")
  })

  it("is refused with a sentence where the bytes are none of its own", () => {
    expect(() => wasmKernel(new Uint8Array(8))).toThrow(/WebAssembly/)
  })
})
