import type { BacktestSettings } from "../backtest-settings.ts"
import { affordableUnits, entryFillPrice, exitFillPrice, feeOf } from "../costs.ts"
import type { Side } from "../costs.ts"
import { ClosedTrades } from "./closed-trades.ts"
import type { OpenTrade } from "./open-trade.ts"
import type { EntryOrder, ExitLevel } from "./order.ts"

/** What binary rounding leaves of equity when all of it is in use, relative to it. */
const ROUNDING = 1e-12

/** Money and trades of one run. */
export class Account {
  /** Initial cash and what closed trades, fees and interest made of it; open trades count from their entry price. */
  balance: number
  commissions = 0
  /** Value of every fill. */
  traded = 0
  readonly open: OpenTrade[] = []
  readonly closed: ClosedTrades = new ClosedTrades()
  readonly #settings: BacktestSettings
  readonly #anyUnits: BacktestSettings
  readonly #leverage: number
  #nextId = 1

  constructor(settings: BacktestSettings) {
    this.#settings = settings
    this.#anyUnits = { ...settings, fractional: true }
    this.#leverage = 1 / settings.margin
    this.balance = settings.cash
  }

  equityAt(price: number): number {
    let equity = this.balance
    for (let i = 0; i < this.open.length; i++) {
      const trade = this.open[i]
      equity += trade.size * (price - trade.entryPrice)
    }
    return equity
  }

  /** Value of the open trades, long and short alike. */
  exposureAt(price: number): number {
    let units = 0
    for (let i = 0; i < this.open.length; i++) units += Math.abs(this.open[i].size)
    return units * price
  }

  /** max(0, equity − margin in use). What rounding leaves of a difference of equals is nothing, or it would buy crumbs of a unit. */
  availableAt(price: number): number {
    const equity = this.equityAt(price)
    const free = equity - this.exposureAt(price) / this.#leverage
    return free > ROUNDING * equity ? free : 0
  }

  /** Units that an order of this size is at this price: a share of what is available, or the units themselves. */
  unitsFor(size: number, side: Side, price: number): number {
    if (size > 1) return size
    const fill = entryFillPrice(price, side, this.#settings)
    return affordableUnits(this.availableAt(price) * this.#leverage * size, fill, this.#settings)
  }

  /** Whether that many units can be paid for, fee included. */
  canAfford(units: number, side: Side, price: number): boolean {
    const fill = entryFillPrice(price, side, this.#settings)
    return units <= affordableUnits(this.availableAt(price) * this.#leverage, fill, this.#anyUnits)
  }

  enter(order: EntryOrder, units: number, price: number, bar: number, liveFrom: number): OpenTrade {
    const { side } = order
    const fill = entryFillPrice(price, side, this.#settings)
    const fee = feeOf(units, fill, this.#settings)
    this.balance -= fee
    this.commissions += fee
    this.traded += units * fill
    const trade: OpenTrade = {
      id: this.#nextId++,
      size: side * units,
      entryBar: bar,
      entryPrice: fill,
      entryReason: order.reason,
      entryFee: fee,
      stopLoss: levelPrice(order.stopLoss, fill, -side),
      takeProfit: levelPrice(order.takeProfit, fill, side),
      liveFrom,
      closing: false,
    }
    this.open.push(trade)
    return trade
  }

  /** Closes that many units of a trade; what is left stays open as it is. */
  exit(trade: OpenTrade, units: number, price: number, bar: number, reason: string): void {
    const side: Side = trade.size > 0 ? -1 : 1
    const held = Math.abs(trade.size)
    const closed = Math.min(units, held)
    const size = closed * -side
    const fill = exitFillPrice(price, side, this.#settings)
    const fee = feeOf(closed, fill, this.#settings)
    const entryFee = closed === held ? trade.entryFee : (trade.entryFee * closed) / held
    this.balance += size * (fill - trade.entryPrice) - fee
    this.commissions += fee
    this.traded += closed * fill
    this.closed.add({
      size,
      entryBar: trade.entryBar,
      exitBar: bar,
      entryPrice: trade.entryPrice,
      exitPrice: fill,
      commission: entryFee + fee,
      entryReason: trade.entryReason,
      exitReason: reason,
    })
    if (closed === held) {
      this.open.splice(this.open.indexOf(trade), 1)
      trade.size = 0
    } else {
      trade.size -= size
      trade.entryFee -= entryFee
    }
  }

  /**
   * Interest on what is not in a position, and the cost of borrowing what was sold short, for days over which the open trades were
   * carried: what is bought and sold within them is charged nothing.
   * @param price at the beginning of those days
   */
  accrue(days: number, price: number): void {
    const { cashInterestRate, shortBorrowRate } = this.#settings
    let short = 0
    for (const trade of this.open) if (trade.size < 0) short -= trade.size * price
    const idle = this.equityAt(price) - this.exposureAt(price)
    this.balance += (idle * cashInterestRate - short * shortBorrowRate) * (days / 365)
  }
}

function levelPrice(level: ExitLevel | null, entryPrice: number, direction: number): number {
  if (level === null) return NaN
  return "price" in level ? level.price : entryPrice * (1 + direction * level.fraction)
}
