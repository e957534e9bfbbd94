import type { Side } from "../costs.ts"
import type { OpenTrade } from "./open-trade.ts"

/** A level of a trade: a price, or a distance as a fraction of the trade's entry price. */
export type ExitLevel = { readonly price: number } | { readonly fraction: number }

/** What a strategy asks for with an entry; all of it can be left out. */
export type EntryRequest = {
  /** In (0, 1] a share of what is available, above 1 units; the size of the settings by default. */
  readonly size?: number
  /** The worst price that is accepted. */
  readonly limit?: number
  /** The price at which the order comes to life. */
  readonly stop?: number
  readonly stopLoss?: ExitLevel
  readonly takeProfit?: ExitLevel
  /** Kept as the trade's entry reason; by default the kind of the order. */
  readonly tag?: string
}

/** An entry that waits to be filled. */
export type EntryOrder = {
  readonly kind: "entry"
  readonly id: number
  readonly side: Side
  readonly size: number
  /** NaN without. */
  readonly limit: number
  readonly stop: number
  readonly stopLoss: ExitLevel | null
  readonly takeProfit: ExitLevel | null
  readonly reason: string
  readonly placedBar: number
  /** Whether the stop was hit, or there is none. */
  live: boolean
}

/** A market order that closes a trade or a part of it. */
export type CloseOrder = {
  readonly kind: "close"
  readonly trade: OpenTrade
  /** Share of the trade, in (0, 1]. */
  readonly portion: number
  readonly reason: string
  readonly placedBar: number
}

export type WaitingOrder = EntryOrder | CloseOrder

/** A market order fills at once; the others wait for a price. */
export function isMarket(order: WaitingOrder): boolean {
  return order.kind === "close" || (Number.isNaN(order.limit) && Number.isNaN(order.stop))
}

/** An order in words: `buy 0.5 limit 99`. */
export function describeOrder(order: WaitingOrder): string {
  if (order.kind === "close") {
    return `close ${order.portion === 1 ? "" : `${order.portion} of `}${order.trade.size} from bar ${order.trade.entryBar}`
  }
  const parts = [order.side === 1 ? "buy" : "sell", String(order.size)]
  if (!Number.isNaN(order.stop)) parts.push(`stop ${order.stop}`)
  if (!Number.isNaN(order.limit)) parts.push(`limit ${order.limit}`)
  return parts.join(" ")
}
