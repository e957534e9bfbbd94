import { resolveSettings } from "../../src/engine/backtest/backtest-settings.ts"
import { runProgram } from "../../src/engine/backtest/run-program.ts"
import { fastest, processorTime } from "./fastest.ts"
import { type BenchOptions, type Figure, line } from "./figure.ts"
import { type InGrademark, openGrademark } from "./grademark.ts"
import { walk } from "./grid.ts"
import { ownCross } from "./own-cross.ts"

const FAST = 10
const SLOW = 30
const FASTS = [5, 6] as const
const SLOWS = [60, 64] as const

/**
 * The same strategy in grademark, fetched from npm for the occasion: through our engine with a callback a bar, as it has one, and as a search.
 * Throws when fewer than nine in ten trades are the same.
 * @param searchRate M bar-runs/s of ours
 */
export async function peerFigures({ quick }: BenchOptions, searchRate: number): Promise<Figure[]> {
  // A check of the bench does without the network.
  if (quick) return []
  let grademark: InGrademark
  try {
    grademark = openGrademark()
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split("\n")
    return [line("grademark on npm", Number.NaN, "×", null, `could not be fetched: ${reason}`)]
  }
  try {
    return await compare(grademark, searchRate)
  } finally {
    grademark.close()
  }
}

async function compare(grademark: InGrademark, searchRate: number): Promise<Figure[]> {
  const bars = walk(20_000)
  const settings = resolveSettings({ finalize: true, fractional: true, commission: 0 })
  const span = { from: 0, firstTradable: SLOW - 1, to: bars.days.length }
  const theirs = grademark.backtest(bars, FAST, SLOW)
  const own = () => runProgram(bars, ownCross, {}, settings, span)
  assertSharedTrades(theirs(), own().run.account.closed)

  const days = walk(2_148)
  const search = grademark.search(days, FASTS, SLOWS)
  const runs = search()
  const [ours, backtest, searched] = await fastest(7, [
    () => processorTime(50, own),
    () => processorTime(5, theirs),
    () => processorTime(5, search),
  ])
  const engineRate = (milliseconds: number) => bars.days.length / milliseconds / 1e3
  const peerSearchRate = (runs * days.days.length) / searched / 1e3
  const what = "20,000 bars, a callback a bar"
  return [
    line("grademark 0.3.0, sma-cross", engineRate(backtest), "M bars/s", null, `${what}, averages given`),
    line("our order engine against it", backtest / ours, "×", null, `${what}, averages included`),
    line("grademark 0.3.0, a search", peerSearchRate, "M bar-runs/s", null, `${runs} pairs, averages given`),
    line("our search against it", searchRate / peerSearchRate, "×", null, "one core each"),
  ]
}

type Closed = {
  readonly count: number
  readonly entryPrice: Float64Array
  readonly exitPrice: Float64Array
}

/** It asks no rule in a bar in which it buys or sells, so that where lines cross twice within two bars its trades are others. */
const LEAST_SHARED = 0.9

function assertSharedTrades(
  theirs: readonly { readonly entryPrice: number; readonly exitPrice: number }[],
  { count, entryPrice, exitPrice }: Closed,
): void {
  const ours = new Set(Array.from({ length: count }, (_, i) => `${entryPrice[i]} ${exitPrice[i]}`))
  const shared = theirs.filter((trade) => ours.has(`${trade.entryPrice} ${trade.exitPrice}`)).length
  if (shared < LEAST_SHARED * Math.max(count, theirs.length))
    throw new Error(`of ${theirs.length} trades in grademark and ${count} of ours, ${shared} are the same`)
}
