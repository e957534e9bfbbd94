import type { RatioOptions } from "../../statistics/ratio-options.ts"
import type { BacktestSettings } from "../backtest-settings.ts"
import type { Bars } from "../bars.ts"
import type { RunSpan } from "../order-engine/order-engine.ts"
import { IndicatorColumns } from "../strategies/indicator-columns.ts"
import { SignalEvents } from "../strategies/signal-events.ts"
import type { Direction } from "../strategies/strategy.ts"
import type { ReturnBlocks } from "./return-blocks.ts"
import { SignalKernel } from "./signal-kernel.ts"

export type KernelOptions = {
  readonly direction: Direction
  readonly span: RunSpan
  /** Equal parts of the observations whose sums are kept apart. */
  readonly blockCount: number
}

/** What a kernel tells of its last run. */
export interface KernelRun {
  readonly finalEquity: number
  readonly totalReturn: number
  /** A fraction ≤ 0. */
  readonly maxDrawdown: number
  readonly tradeCount: number
  /** The bar in which equity was used up; −1 when it never was. */
  readonly ruinBar: number
  /** NaN when all returns are equal. */
  sharpeRatio(options: RatioOptions): number
}

/** A kernel with the memory of one search: signals go into its events, found with its indicators, and are run from there. */
export interface SearchKernel {
  readonly indicators: IndicatorColumns
  readonly events: SignalEvents
  /** Sums of the returns of the last run. */
  readonly blocks: ReturnBlocks
  /** Runs the signals that are in the events. What it tells is of this run until the next. */
  run(): KernelRun
}

export type MakeSearchKernel = (
  bars: Bars,
  settings: BacktestSettings,
  options: KernelOptions,
) => SearchKernel

/** The kernel that is always there. */
export const typedArrayKernel: MakeSearchKernel = (bars, settings, options) => {
  const kernel = new SignalKernel(bars, settings, options)
  const events = new SignalEvents(options.span.to - options.span.firstTradable)
  const run = () => {
    kernel.run(events)
    return kernel
  }
  return { indicators: new IndicatorColumns(bars), events, blocks: kernel.blocks, run }
}
