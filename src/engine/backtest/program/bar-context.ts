import { isoDate } from "../../money/iso-date.ts"
import type { IsoDate } from "../../money/iso-date.ts"
import type { OrderEngine } from "../order-engine/order-engine.ts"
import type { EntryRequest } from "../order-engine/order.ts"

/** A copy of what is known of an open trade. */
export type TradeView = {
  readonly id: number
  /** Negative for a short trade. */
  readonly size: number
  readonly entryBar: number
  readonly entryPrice: number
}

/** What a strategy can see and do after the close of a bar: that bar and those before it, its account, and orders for later. */
export class BarContext {
  readonly #engine: OrderEngine

  constructor(engine: OrderEngine) {
    this.#engine = engine
  }

  /** Index of the bar that has just closed. */
  get bar(): number {
    return this.#engine.bar
  }

  get date(): IsoDate {
    return isoDate(this.#engine.bars.days[this.bar])
  }

  /** Exchange-local minutes since midnight; null for daily bars. */
  get minute(): number | null {
    return this.#engine.bars.minutes?.[this.bar] ?? null
  }

  get equity(): number {
    return this.#engine.account.equityAt(this.#price)
  }

  /** Equity that no margin is held for. */
  get available(): number {
    return this.#engine.account.availableAt(this.#price)
  }

  /** Units held: negative when short, 0 when flat. */
  get position(): number {
    return this.#engine.account.open.reduce((units, { size }) => units + size, 0)
  }

  get trades(): readonly TradeView[] {
    return this.#engine.account.open.map(({ id, size, entryBar, entryPrice }) => ({
      id,
      size,
      entryBar,
      entryPrice,
    }))
  }

  /** Places an order to buy; returns its number. */
  buy(request: EntryRequest = {}): number {
    return this.#engine.enter(1, request)
  }

  /** Places an order to sell; returns its number. */
  sell(request: EntryRequest = {}): number {
    return this.#engine.enter(-1, request)
  }

  /** Closes everything that is open, at market. */
  close(): void {
    this.#engine.closeAll("signal")
  }

  /** Closes a trade, or a share of it, at market. A trade that is no longer open is left alone. */
  closeTrade(id: number, portion = 1): void {
    const trade = this.#engine.account.open.find((each) => each.id === id)
    if (trade !== undefined) this.#engine.closeTrade(trade, portion, "signal")
  }

  /** Cancels a waiting entry, or all of them. */
  cancel(order?: number): void {
    this.#engine.book.cancelEntries(order)
  }

  get #price(): number {
    return this.#engine.bars.close[this.bar]
  }
}
