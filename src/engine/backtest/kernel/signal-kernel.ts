import type { RatioOptions } from "../../statistics/ratio-options.ts"
import type { BacktestSettings } from "../backtest-settings.ts"
import type { Bars } from "../bars.ts"
import { affordableUnits, entryFillPrice, exitFillPrice, feeOf } from "../costs.ts"
import type { Side } from "../costs.ts"
import type { RunSpan } from "../order-engine/order-engine.ts"
import { entryFlags, sideOf } from "../order-engine/signal-program.ts"
import { LONG_ENTRY, LONG_EXIT, SHORT_ENTRY, SHORT_EXIT } from "../strategies/signal-events.ts"
import type { SignalEvents } from "../strategies/signal-events.ts"
import { KernelTrades } from "./kernel-trades.ts"
import { ReturnBlocks } from "./return-blocks.ts"
import type { KernelOptions } from "./search-kernel.ts"

/** Whether the kernel computes what the order engine would: market orders at the next open, one trade at a time, no levels, no interest. */
export function kernelCanRun(settings: BacktestSettings): boolean {
  const { tradeOnClose, stopLoss, takeProfit, shortBorrowRate, cashInterestRate } = settings
  return (
    !tradeOnClose &&
    stopLoss === null &&
    takeProfit === null &&
    shortBorrowRate === 0 &&
    cashInterestRate === 0
  )
}

/**
 * Runs signals over bars many times as fast as the order engine and with the same result, trade by trade: it steps from signal to
 * signal, and from bar to bar only while a trade is open. Memory is allocated once and a run allocates none; read its results before
 * the next.
 */
export class SignalKernel {
  readonly trades: KernelTrades
  /** Sums of the returns of each block of observations. */
  readonly blocks: ReturnBlocks
  readonly #bars: Bars
  readonly #settings: BacktestSettings
  readonly #anyUnits: BacktestSettings
  readonly #span: RunSpan
  readonly #entries: number
  readonly #leverage: number
  #balance = 0
  #equity = 0
  /** Equity of the last observation. */
  #observed = 0
  #peak = 0
  /** Lowest equity ÷ peak. */
  #worst = 1
  #ruinBar = -1
  /** The open trade; no units when there is none. */
  #units = 0
  #entryPrice = 0
  #entryFee = 0
  #entryBar = 0

  constructor(bars: Bars, settings: BacktestSettings, { direction, span, blockCount }: KernelOptions) {
    this.#bars = bars
    this.#settings = settings
    this.#anyUnits = { ...settings, fractional: true }
    this.#span = span
    this.#entries = entryFlags(direction)
    this.#leverage = 1 / settings.margin
    this.trades = new KernelTrades(span.to - span.firstTradable)
    this.blocks = new ReturnBlocks(bars, span, blockCount)
  }

  get tradeCount(): number {
    return this.trades.count
  }

  get finalEquity(): number {
    return this.#equity
  }

  get totalReturn(): number {
    return this.#equity / this.#settings.cash - 1
  }

  /** A fraction ≤ 0. */
  get maxDrawdown(): number {
    return this.#worst - 1
  }

  /** The bar in which equity was used up; −1 when it never was. */
  get ruinBar(): number {
    return this.#ruinBar
  }

  /** NaN when all returns are equal. */
  sharpeRatio(options: RatioOptions): number {
    return this.blocks.sharpeRatio(this.#ruinBar, options)
  }

  /** @param events of [firstTradable, to) */
  run(events: SignalEvents): void {
    this.#reset()
    const { bars: at, flags, count } = events
    const { to } = this.#span
    let next = 0
    let restFrom = -1
    while (next < count) {
      let side = sideOf(flags[next] & this.#entries)
      let bar = at[next++] + 1
      if (side === 0) continue
      if (bar >= to) break
      if (restFrom >= 0) restFrom = this.#rest(restFrom, bar)
      if (this.#ruinBar >= 0) return
      if (!this.#enter(side, bar)) continue
      restFrom = -1
      while (side !== 0) {
        const reversal: number = this.#entries & (side === 1 ? SHORT_ENTRY : LONG_ENTRY)
        const leaving = reversal | (side === 1 ? LONG_EXIT : SHORT_EXIT)
        while (next < count && (flags[next] & leaving) === 0) next++
        const exitBar = next < count ? at[next] + 1 : to
        if (exitBar >= to) {
          this.#holdToEnd(bar)
          return
        }
        this.#hold(bar, exitBar)
        if (this.#ruinBar >= 0) return
        const reverses: boolean = (flags[next++] & reversal) !== 0
        this.#exit(this.#bars.open[exitBar], exitBar)
        const opposite: Side = side === 1 ? -1 : 1
        side = reverses && this.#enter(opposite, exitBar) ? opposite : 0
        bar = exitBar
        if (side === 0) restFrom = exitBar
      }
    }
    if (restFrom >= 0) this.#rest(restFrom, to)
  }

  #reset(): void {
    this.#balance = this.#equity = this.#observed = this.#peak = this.#settings.cash
    this.#worst = 1
    this.#ruinBar = -1
    this.#units = 0
    this.trades.count = 0
    this.blocks.clear()
  }

  #enter(side: Side, bar: number): boolean {
    const settings = this.#settings
    const fill = entryFillPrice(this.#bars.open[bar], side, settings)
    const money = Math.max(0, this.#balance) * this.#leverage
    const { size } = settings
    const units = size > 1 ? size : affordableUnits(money * size, fill, settings)
    if (!(units > 0) || (size > 1 && units > affordableUnits(money, fill, this.#anyUnits))) return false
    const fee = feeOf(units, fill, settings)
    this.#balance -= fee
    this.#units = side * units
    this.#entryPrice = fill
    this.#entryFee = fee
    this.#entryBar = bar
    return true
  }

  #exit(price: number, bar: number): void {
    const units = this.#units
    const { trades } = this
    const fill = exitFillPrice(price, units > 0 ? -1 : 1, this.#settings)
    const fee = feeOf(Math.abs(units), fill, this.#settings)
    this.#balance += units * (fill - this.#entryPrice) - fee
    this.#units = 0
    const i = trades.count++
    trades.size[i] = units
    trades.entryBar[i] = this.#entryBar
    trades.exitBar[i] = bar
    trades.entryPrice[i] = this.#entryPrice
    trades.exitPrice[i] = fill
    trades.commission[i] = this.#entryFee + fee
  }

  /** Equity while flat: it changes at the first observation only. Returns the bar from which one is still to come, or −1. */
  #rest(from: number, to: number): number {
    const observation = this.blocks.observationFrom(from)
    this.#hold(from, Math.min(observation + 1, to))
    return observation < to ? -1 : to
  }

  #holdToEnd(from: number): void {
    const { to } = this.#span
    if (!this.#settings.finalize) {
      this.#hold(from, to)
      return
    }
    this.#hold(from, to - 1)
    if (this.#ruinBar >= 0) return
    // The last equity includes the closing costs.
    this.#exit(this.#bars.close[to - 1], to - 1)
    this.#hold(to - 1, to)
  }

  /** Records equity at the closes of [from, to). */
  #hold(from: number, to: number): void {
    const { close } = this.#bars
    const { ends, sums, squares, isObservation } = this.blocks
    const balance = this.#balance
    const units = this.#units
    const entryPrice = this.#entryPrice
    let observed = this.#observed
    let peak = this.#peak
    let worst = this.#worst
    let lowest = worst * peak
    let equity = this.#equity
    let block = 0
    let bar = from
    while (bar < to) {
      while (ends[block] <= bar) block++
      const stop = Math.min(to, ends[block])
      let sum = 0
      let square = 0
      for (; bar < stop; bar++) {
        equity = balance + units * (close[bar] - entryPrice)
        if (equity > peak) {
          peak = equity
          lowest = worst * peak
        } else if (equity < lowest) {
          if (equity <= 0) break
          worst = equity / peak
          lowest = equity
        }
        if (isObservation === null || isObservation[bar] !== 0) {
          const change = equity / observed - 1
          sum += change
          square += change * change
          observed = equity
        }
      }
      sums[block] += sum
      squares[block] += square
      if (bar < stop) {
        this.#ruin(bar, block)
        return
      }
    }
    this.#equity = equity
    this.#observed = observed
    this.#peak = peak
    this.#worst = worst
  }

  /** Everything is closed at the close, and the last return is −100 %: that of the day, whose observation another block may have. */
  #ruin(bar: number, from: number): void {
    const { ends } = this.blocks
    const observation = this.blocks.observationFrom(bar)
    let block = from
    while (ends[block] <= observation) block++
    if (this.#units !== 0) this.#exit(this.#bars.close[bar], bar)
    this.#ruinBar = bar
    this.#equity = 0
    this.#worst = 0
    this.blocks.sums[block] -= 1
    this.blocks.squares[block] += 1
  }
}
