import type { EpochDay } from "../../money/iso-date.ts"
import type { InstrumentMarket } from "./instrument-market.ts"
import type { OrderReason } from "./portfolio-result.ts"

/** Units that are too few to be worth a trade are rounding of the ones that are. */
export const DUST = 1e-9

/** What an account has of one instrument, and what it is about to do with it at its next open. */
export class Holding {
  readonly market: InstrumentMarket
  units = 0
  /** Share of the account that it is to be brought to at its next open; null when it is to be left as it is. */
  target: number | null = null
  /** Money of the account's cash that is to buy units at its next open. */
  earmarked = 0
  reason: OrderReason = "start"
  bought = 0
  sold = 0
  dividends = 0
  fees = 0
  /** First and last day with a price in the test. */
  firstDay: EpochDay | null = null
  lastDay: EpochDay | null = null
  /** Day on which it was given up, having had no price for too long; null while it has prices. */
  delisted: EpochDay | null = null

  constructor(market: InstrumentMarket) {
    this.market = market
  }

  get symbol(): string {
    return this.market.symbol
  }

  get value(): number {
    return this.units === 0 ? 0 : this.units * this.market.price
  }

  get gone(): boolean {
    return this.delisted !== null
  }

  /** Orders a share of the account in place of whatever waited. */
  place(target: number, reason: OrderReason): void {
    this.target = target
    this.earmarked = 0
    this.reason = reason
  }

  /** Sets money aside for units. Where a share of the account is ordered, the money is a part of that. */
  earmark(money: number, reason: OrderReason): void {
    if (this.target !== null) return
    this.earmarked += money
    this.reason = reason
  }

  forget(): void {
    this.target = null
    this.earmarked = 0
  }
}
