import type { EpochDay } from "../../money/iso-date.ts"
import type { InstrumentMarket } from "./instrument-market.ts"
import type { OrderReason } from "./portfolio-result.ts"

/** Units that are too few to be worth a trade are rounding of the ones that are. */
export const DUST = 1e-9

/** What an account has of one instrument, and what it is about to do with it at its next open. */
export class Holding {
  readonly market: InstrumentMarket
  units = 0
  /** Units to be bought (+) or sold (−). */
  order = 0
  /** Money of the account's cash that is to buy units. */
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

  /** Orders units in place of whatever waited. */
  place(units: number, reason: OrderReason): void {
    this.order = Math.abs(units) < DUST ? 0 : units
    this.earmarked = 0
    this.reason = reason
  }

  /** Sets money aside for units, besides what waits. */
  earmark(money: number, reason: OrderReason): void {
    this.earmarked += money
    this.reason = reason
  }

  forget(): void {
    this.order = 0
    this.earmarked = 0
  }
}
