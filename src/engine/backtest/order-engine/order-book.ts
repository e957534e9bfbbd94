import type { BacktestSettings } from "../backtest-settings.ts"
import type { Side } from "../costs.ts"
import type { OpenTrade } from "./open-trade.ts"
import { describeOrder, isMarket } from "./order.ts"
import type { EntryOrder, EntryRequest, ExitLevel, WaitingOrder } from "./order.ts"
import type { RejectedOrder, RejectionReason } from "./rejected-order.ts"

/** Orders that wait, and those that were refused. */
export class OrderBook {
  waiting: WaitingOrder[] = []
  readonly rejected: RejectedOrder[] = []
  readonly #settings: BacktestSettings
  #nextId = 1

  constructor(settings: BacktestSettings) {
    this.#settings = settings
  }

  /** Places an entry; one that makes no sense is refused. Returns its number. */
  enter(side: Side, request: EntryRequest, bar: number): number {
    const order: EntryOrder = {
      kind: "entry",
      id: this.#nextId++,
      side,
      size: request.size ?? this.#settings.size,
      limit: request.limit ?? NaN,
      stop: request.stop ?? NaN,
      stopLoss: request.stopLoss ?? fractionOf(this.#settings.stopLoss),
      takeProfit: request.takeProfit ?? fractionOf(this.#settings.takeProfit),
      reason: request.tag ?? kindOf(request),
      placedBar: bar,
      live: request.stop === undefined,
    }
    const fault = faultOf(order, request, this.#settings)
    if (fault === null) this.waiting.push(order)
    else this.reject(order, bar, "invalid", fault)
    return order.id
  }

  /** Places a market order that closes a trade, or a share of it. A trade that waits to be closed is not closed twice. */
  close(trade: OpenTrade, portion: number, bar: number, reason: string): void {
    const order: WaitingOrder = { kind: "close", trade, portion, reason, placedBar: bar }
    if (!(portion > 0 && portion <= 1)) {
      this.reject(order, bar, "invalid", `the portion is ${portion}; allowed: above 0 and at most 1`)
      return
    }
    if (trade.closing) return
    if (portion === 1) trade.closing = true
    this.waiting.push(order)
  }

  cancelEntries(id?: number): void {
    this.waiting = this.waiting.filter(
      (order) => order.kind === "close" || (id !== undefined && order.id !== id),
    )
  }

  reject(order: WaitingOrder, bar: number, reason: RejectionReason, detail: string): void {
    this.rejected.push({ bar, order: describeOrder(order), reason, detail })
  }

  /** Refuses the market orders, or all that wait. */
  rejectWaiting(bar: number, reason: RejectionReason, detail: string, which: "market" | "all"): void {
    const kept: WaitingOrder[] = []
    for (const order of this.waiting) {
      // What a close was placed for is done when the trade is closed, by whatever.
      if (order.kind === "close" && order.trade.size === 0) continue
      if (which === "all" || isMarket(order)) this.reject(order, bar, reason, detail)
      else kept.push(order)
    }
    this.waiting = kept
  }
}

function fractionOf(fraction: number | null): ExitLevel | null {
  return fraction === null ? null : { fraction }
}

function kindOf({ limit, stop }: EntryRequest): string {
  if (stop !== undefined) return limit === undefined ? "stop" : "stop-limit"
  return limit === undefined ? "market" : "limit"
}

/** Why an order makes no sense, or null. */
function faultOf(order: EntryOrder, request: EntryRequest, { fractional }: BacktestSettings): string | null {
  const { side, size, limit, stop, stopLoss, takeProfit } = order
  if (!(size > 0 && size < Infinity)) return `the size is ${size}; allowed: above 0`
  if (size > 1 && !fractional && !Number.isInteger(size)) return `the size ${size} is not in whole units`
  for (const [name, price] of [
    ["limit", request.limit],
    ["stop", request.stop],
    ["stop-loss", priceOf(stopLoss)],
    ["take-profit", priceOf(takeProfit)],
  ] as const) {
    if (price !== undefined && !(price > 0 && price < Infinity))
      return `the ${name} is ${price}; allowed: a price`
  }
  for (const level of [stopLoss, takeProfit]) {
    if (level !== null && "fraction" in level && !(level.fraction > 0)) {
      return `a level is ${level.fraction} of the entry price away; allowed: above 0`
    }
  }
  const entry = Number.isNaN(limit) ? stop : limit
  const loss = priceOf(stopLoss) ?? NaN
  const profit = priceOf(takeProfit) ?? NaN
  const inOrder = side === 1 ? "stop-loss < entry < take-profit" : "take-profit < entry < stop-loss"
  // A comparison with a level that is not given (NaN) is never true.
  if (side * (loss - entry) >= 0 || side * (entry - profit) >= 0 || side * (loss - profit) >= 0) {
    return `the levels are out of order; allowed: ${inOrder}`
  }
  return null
}

function priceOf(level: ExitLevel | null): number | undefined {
  return level !== null && "price" in level ? level.price : undefined
}
