import type { BacktestSettings } from "../backtest-settings.ts"
import type { Bars } from "../bars.ts"
import { daysBetween } from "../bars.ts"
import type { Side } from "../costs.ts"
import { Account } from "./account.ts"
import type { OpenTrade } from "./open-trade.ts"
import { OrderBook } from "./order-book.ts"
import { OrderMatcher } from "./order-matcher.ts"
import type { EntryRequest, WaitingOrder } from "./order.ts"
import type { RejectedOrder } from "./rejected-order.ts"

/** Bars of a run: all of `bars` may feed indicators, trading happens in [firstTradable, to), equity is recorded in [from, to). */
export type RunSpan = { readonly from: number; readonly firstTradable: number; readonly to: number }

/** What a run left; bars are indices into the bars it ran over. */
export type OrderEngineRun = {
  /** Equity at the close of each bar of [from, to); 0 after ruin. */
  readonly equity: Float64Array
  readonly account: Account
  readonly rejected: readonly RejectedOrder[]
  readonly waiting: readonly WaitingOrder[]
  readonly ambiguousBars: number
  /** Bars at whose close a trade was open. */
  readonly barsInPosition: number
  /** The bar in which equity was used up; null when it never was. */
  readonly ruinBar: number | null
}

/**
 * What binary rounding leaves between equities that are equal in decimal, relative to them: trades that offset each other would make days
 * of gain and falls from a peak of it.
 */
const ROUNDING = 1e-12

/**
 * Runs orders over bars: on each bar it matches waiting orders, records equity at the close and lets the strategy act. It is the
 * reference for every faster way of computing the same.
 */
export class OrderEngine {
  readonly bars: Bars
  readonly account: Account
  readonly book: OrderBook
  readonly #settings: BacktestSettings
  readonly #matcher: OrderMatcher
  #bar = 0

  constructor(bars: Bars, settings: BacktestSettings) {
    this.bars = bars
    this.#settings = settings
    this.account = new Account(settings)
    this.book = new OrderBook(settings)
    this.#matcher = new OrderMatcher(bars, settings, this.account, this.book)
  }

  /** The bar that has just closed. */
  get bar(): number {
    return this.#bar
  }

  /** Places an entry; with `exclusiveOrders` after cancelling waiting entries and closing what is open. Returns its number. */
  enter(side: Side, request: EntryRequest = {}): number {
    if (this.#settings.exclusiveOrders) {
      this.book.cancelEntries()
      this.closeAll("exclusive")
    }
    return this.book.enter(side, request, this.#bar)
  }

  closeAll(reason: string): void {
    const { open } = this.account
    for (let i = 0; i < open.length; i++) this.book.close(open[i], 1, this.#bar, reason)
  }

  closeTrade(trade: OpenTrade, portion: number, reason: string): void {
    this.book.close(trade, portion, this.#bar, reason)
  }

  /** @param step called after the close of each tradable bar */
  run({ from, firstTradable, to }: RunSpan, step: (bar: number) => void): OrderEngineRun {
    const { close } = this.bars
    const { open } = this.account
    const { tradeOnClose, finalize, cashInterestRate, shortBorrowRate } = this.#settings
    const interest = cashInterestRate !== 0 || shortBorrowRate !== 0
    const equity = new Float64Array(to - from)
    let recorded = NaN
    let barsInPosition = 0
    let ruinBar: number | null = null
    for (let bar = from; bar < to; bar++) {
      this.#bar = bar
      // Until trading starts, equity is the initial cash.
      if (interest && bar > firstTradable)
        this.account.accrue(daysBetween(this.bars, bar - 1, bar), close[bar - 1])
      this.#matcher.matchBar(bar)
      const value = this.account.equityAt(close[bar])
      if (open.length > 0) barsInPosition++
      if (!(value > 0)) {
        ruinBar = bar
        break
      }
      if (!(Math.abs(value - recorded) <= ROUNDING * recorded)) recorded = value
      equity[bar - from] = recorded
      if (bar < firstTradable) continue
      step(bar)
      if (!tradeOnClose) continue
      if (bar < to - 1) this.#matcher.matchClose(bar)
      else this.book.rejectWaiting(bar, "end-of-data", "there is no later bar to hold it in", "market")
    }
    if (ruinBar !== null) this.#ruin(ruinBar)
    else if (finalize && open.length > 0) {
      this.#closeAtClose(to - 1, "end-of-data")
      equity[to - 1 - from] = Math.max(0, this.account.balance)
      if (this.account.balance <= 0) ruinBar = to - 1
    }
    return {
      equity,
      account: this.account,
      rejected: this.book.rejected,
      waiting: this.book.waiting.filter((order) => order.kind === "entry" || order.trade.size !== 0),
      ambiguousBars: this.#matcher.ambiguousBars,
      barsInPosition,
      ruinBar,
    }
  }

  #ruin(bar: number): void {
    this.#closeAtClose(bar, "ruin")
    this.book.rejectWaiting(bar, "ruin", "equity is used up", "all")
  }

  #closeAtClose(bar: number, reason: string): void {
    const { open } = this.account
    while (open.length > 0) {
      this.account.exit(open[0], Math.abs(open[0].size), this.bars.close[bar], bar, reason)
    }
  }
}
