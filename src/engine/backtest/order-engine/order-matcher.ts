import type { BacktestSettings } from "../backtest-settings.ts"
import type { Bars } from "../bars.ts"
import type { Account } from "./account.ts"
import type { OpenTrade } from "./open-trade.ts"
import type { OrderBook } from "./order-book.ts"
import { isMarket } from "./order.ts"
import type { EntryOrder, WaitingOrder } from "./order.ts"

/**
 * Fills orders against one bar at a time. Within a bar: stop-losses and take-profits that the open has passed, then the orders
 * that fill at the open, in the order in which they were placed, then levels touched within the bar, then the other waiting orders.
 */
export class OrderMatcher {
  readonly #bars: Bars
  readonly #settings: BacktestSettings
  readonly #account: Account
  readonly #book: OrderBook
  #ambiguousBars = 0
  #lastAmbiguous = -1

  constructor(bars: Bars, settings: BacktestSettings, account: Account, book: OrderBook) {
    this.#bars = bars
    this.#settings = settings
    this.#account = account
    this.#book = book
  }

  /** Bars in which prices within the bar decided and the bar does not tell which came first. */
  get ambiguousBars(): number {
    return this.#ambiguousBars
  }

  matchBar(bar: number): void {
    const { open } = this.#account
    if (open.length > 0) this.#exitsAtOpen(bar)
    if (this.#book.waiting.length > 0) this.#fillAtOpen(bar)
    if (open.length > 0) this.#exitsWithin(bar)
    if (this.#book.waiting.length > 0) this.#fillWithin(bar)
  }

  /** Fills the market orders at the close, for `tradeOnClose`. */
  matchClose(bar: number): void {
    const orders = this.#book.waiting
    this.#book.waiting = orders.filter((order) => !isMarket(order))
    for (const order of orders) if (isMarket(order)) this.#fill(order, this.#bars.close[bar], bar, bar + 1)
  }

  #exitsAtOpen(bar: number): void {
    const price = this.#bars.open[bar]
    for (const trade of this.#tradesWithLevels(bar)) {
      const side = Math.sign(trade.size)
      // A gap through a level fills at the open.
      if (side * (price - trade.stopLoss) <= 0) this.#exit(trade, price, bar, "stop-loss")
      else if (side * (price - trade.takeProfit) >= 0) this.#exit(trade, price, bar, "take-profit")
    }
  }

  #fillAtOpen(bar: number): void {
    const price = this.#bars.open[bar]
    const orders = this.#book.waiting
    this.#book.waiting = []
    for (const order of orders) {
      if (isMarket(order)) this.#fill(order, price, bar, bar)
      else if (order.kind === "entry" && fillsAtOpen(order, price)) this.#fill(order, price, bar, bar + 1)
      else this.#book.waiting.push(order)
    }
  }

  #exitsWithin(bar: number): void {
    const { open, high, low } = this.#bars
    for (const trade of this.#tradesWithLevels(bar)) {
      const long = trade.size > 0
      const loss = long ? low[bar] <= trade.stopLoss : high[bar] >= trade.stopLoss
      const profit = long ? high[bar] >= trade.takeProfit : low[bar] <= trade.takeProfit
      if (!loss && !profit) continue
      // A trade entered at this open may have its level on the far side of it already.
      const side = long ? 1 : -1
      const lossPassed = side * (open[bar] - trade.stopLoss) <= 0
      const profitPassed = side * (open[bar] - trade.takeProfit) >= 0
      const undecided = loss && profit && !lossPassed && !profitPassed
      if (undecided) this.#countAmbiguous(bar)
      const lossFirst = undecided ? this.#lossFirst(long, bar) : lossPassed || (loss && !profitPassed)
      const level = lossFirst ? trade.stopLoss : trade.takeProfit
      const price = lossPassed || profitPassed ? open[bar] : level
      this.#exit(trade, price, bar, lossFirst ? "stop-loss" : "take-profit")
    }
  }

  #lossFirst(long: boolean, bar: number): boolean {
    if (this.#settings.intrabar !== "path") return this.#settings.intrabar === "pessimistic"
    const { open, high, low } = this.#bars
    const highFirst = high[bar] - open[bar] < open[bar] - low[bar]
    return long !== highFirst
  }

  #fillWithin(bar: number): void {
    const orders = this.#book.waiting
    this.#book.waiting = []
    for (const order of orders) {
      const price = order.kind === "entry" ? this.#priceWithin(order, bar) : NaN
      if (Number.isNaN(price)) this.#book.waiting.push(order)
      else this.#fill(order, price, bar, bar + 1)
    }
  }

  /** Price at which a stop or limit order fills after the open, or NaN. */
  #priceWithin(order: EntryOrder, bar: number): number {
    const { side, stop, limit } = order
    const towards = side === 1 ? this.#bars.high[bar] : this.#bars.low[bar]
    const away = side === 1 ? this.#bars.low[bar] : this.#bars.high[bar]
    const touchesLimit = side * (away - limit) <= 0
    if (order.live) return touchesLimit ? limit : NaN
    if (side * (towards - stop) < 0) return NaN
    order.live = true
    if (Number.isNaN(limit) || side * (stop - limit) <= 0) return stop
    // The limit lies on the near side of the stop: whether the price came back to it after the stop, the bar does not tell.
    if (touchesLimit) this.#countAmbiguous(bar)
    return NaN
  }

  #fill(order: WaitingOrder, price: number, bar: number, liveFrom: number): void {
    if (order.kind === "close") {
      const { trade, portion } = order
      if (trade.size !== 0) this.#account.exit(trade, this.#unitsOf(trade, portion), price, bar, order.reason)
      return
    }
    const { side } = order
    let units = this.#account.unitsFor(order.size, side, price)
    if (!(units > 0)) {
      const available = this.#account.availableAt(price).toFixed(2)
      this.#book.reject(order, bar, "no-units", `the ${available} available buys no unit at ${price}`)
      return
    }
    if (!this.#settings.hedging) units -= this.#closeOpposite(order, units, price, bar)
    if (units === 0) return
    if (order.size > 1 && !this.#account.canAfford(units, side, price)) {
      const available = this.#account.availableAt(price).toFixed(2)
      this.#book.reject(
        order,
        bar,
        "not-enough-cash",
        `${units} at ${price} is more than the ${available} available`,
      )
      return
    }
    const trade = this.#account.enter(order, units, price, bar, liveFrom)
    if (liveFrom > bar && !isMarket(order)) this.#countUnseenExit(trade, bar)
  }

  /** Closes opposite trades, the oldest first; returns how many units that took. */
  #closeOpposite(order: EntryOrder, units: number, price: number, bar: number): number {
    let left = units
    for (const trade of this.#account.open.filter(({ size }) => Math.sign(size) === -order.side)) {
      if (left === 0) break
      const closing = Math.min(left, Math.abs(trade.size))
      this.#account.exit(trade, closing, price, bar, "opposite-order")
      left -= closing
    }
    return units - left
  }

  #unitsOf(trade: OpenTrade, portion: number): number {
    const units = Math.abs(trade.size) * portion
    if (portion === 1 || this.#settings.fractional) return units
    return Math.max(1, Math.floor(units))
  }

  /** A level that is live from the next bar on only, and that this bar touches too. */
  #countUnseenExit(trade: OpenTrade, bar: number): void {
    const long = trade.size > 0
    const { high, low } = this.#bars
    const loss = long ? low[bar] <= trade.stopLoss : high[bar] >= trade.stopLoss
    const profit = long ? high[bar] >= trade.takeProfit : low[bar] <= trade.takeProfit
    if (loss || profit) this.#countAmbiguous(bar)
  }

  #countAmbiguous(bar: number): void {
    if (this.#lastAmbiguous === bar) return
    this.#lastAmbiguous = bar
    this.#ambiguousBars++
  }

  #tradesWithLevels(bar: number): readonly OpenTrade[] {
    const { open } = this.#account
    const watched = (trade: OpenTrade) =>
      trade.liveFrom <= bar && !(Number.isNaN(trade.stopLoss) && Number.isNaN(trade.takeProfit))
    for (const trade of open) if (watched(trade)) return open.filter(watched)
    return NONE
  }

  #exit(trade: OpenTrade, price: number, bar: number, reason: string): void {
    this.#account.exit(trade, Math.abs(trade.size), price, bar, reason)
  }
}

const NONE: readonly OpenTrade[] = []

/** Whether the open is at or beyond what a stop or limit order waits for; a stop-limit whose stop the open passes becomes a limit. */
function fillsAtOpen(order: EntryOrder, open: number): boolean {
  const { side, stop, limit } = order
  if (!order.live) {
    if (side * (open - stop) < 0) return false
    order.live = true
  }
  return Number.isNaN(limit) || side * (open - limit) <= 0
}
