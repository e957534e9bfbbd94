import { isoDate } from "../../money/iso-date.ts"
import type { EpochDay, IsoDate } from "../../money/iso-date.ts"
import type { BacktestSettings } from "../backtest-settings.ts"
import { payableUnits, entryFillPrice, exitFillPrice, feeOf } from "../costs.ts"
import { DUST, type Holding } from "./holding.ts"
import type { OrderReason, PortfolioRejection, PortfolioTrade } from "./portfolio-result.ts"
import { unitsToRaise } from "./units-to-raise.ts"

/** Less money than this is rounding. */
const MONEY_DUST = 1e-6
/** A purchase that is cut further than this is told of; less is what its costs take. */
const NOTABLE_CUT = 0.98

/** Rejections that are kept one by one: an account that is too small for its targets has some every day. */
const MOST_REJECTIONS = 10_000

type Purchase = {
  readonly holding: Holding
  readonly fill: number
  readonly units: number
  readonly cost: number
}

/** Cash and trades of one account. */
export class PortfolioAccount {
  cash: number
  fees = 0
  interest = 0
  /** Value of every fill. */
  traded = 0
  /** Purchases that were cut by more than 2 % to the cash there was. */
  cutPurchases = 0
  readonly trades: PortfolioTrade[] = []
  /** The first of them. */
  readonly rejected: PortfolioRejection[] = []
  rejectedCount = 0
  readonly #settings: BacktestSettings
  #day: EpochDay = 0
  #date: IsoDate = isoDate(0)

  constructor(settings: BacktestSettings) {
    this.#settings = settings
    this.cash = settings.cash
  }

  /** Interest on cash over days that have passed. */
  accrue(days: number): void {
    const interest = this.cash * this.#settings.cashInterestRate * (days / 365)
    this.cash += interest
    this.interest += interest
  }

  /**
   * Carries out, at their opens, the orders of the instruments that trade today: sales first, then what an overdraft takes, then
   * purchases, which share what cash there is in proportion to what they ask for. Shares of the account are of what it is worth at
   * those opens, before any fill.
   */
  fill(holdings: readonly Holding[], day: EpochDay): void {
    const today = holdings.filter(({ market }) => market.tradesToday)
    const worth = this.#worthAtOpen(holdings)
    const orders = today.map((holding) => ({ holding, units: this.#unitsOrdered(holding, worth, day) }))
    for (const { holding, units } of orders) {
      if (units < 0) this.#sell(holding, -units, day, holding.reason)
    }
    this.#repay(today, day)
    this.#buyAll(orders, day)
    for (const holding of today) holding.target = null
  }

  /** Takes what an instrument is worth at its last price, without costs: it is no trade, its listing has ended. */
  payOut(holding: Holding, day: EpochDay): void {
    this.#close(holding, holding.units, holding.market.price, 0, day, "delisted")
  }

  /** Turns everything into cash at the last prices, and all that is left out of it. Returns what that was. */
  closeAccount(holdings: readonly Holding[], day: EpochDay): number {
    for (const holding of holdings) {
      holding.forget()
      if (holding.units === 0) continue
      const fill = exitFillPrice(holding.market.price, -1, this.#settings)
      const fee = Math.min(feeOf(holding.units, fill, this.#settings), holding.units * fill)
      this.#close(holding, holding.units, fill, fee, day, "withdrawal")
    }
    const left = this.cash
    this.cash = 0
    return left
  }

  reject(
    holding: Holding,
    units: number,
    rejection: Pick<PortfolioRejection, "reason" | "detail">,
    day: EpochDay,
  ) {
    if (this.rejectedCount++ >= MOST_REJECTIONS) return
    this.rejected.push({ date: this.#dateOf(day), symbol: holding.symbol, units, ...rejection })
  }

  #worthAtOpen(holdings: readonly Holding[]): number {
    return holdings.reduce((sum, { units, market }) => {
      if (units === 0) return sum
      return sum + units * (market.tradesToday ? market.open : market.price)
    }, this.cash)
  }

  /** Units to be bought (+) or sold (−) for the share of the account that is ordered. */
  #unitsOrdered(holding: Holding, worth: number, day: EpochDay): number {
    const { target, units, market } = holding
    if (target === null) return 0
    const wanted = (target * Math.max(0, worth)) / market.open
    const whole = this.#settings.fractional ? wanted : Math.floor(wanted + DUST)
    if (whole === 0 && target > 0 && units === 0)
      this.rejectTooSmall(holding, target * worth, market.open, day)
    return Math.abs(whole - units) < DUST ? 0 : whole - units
  }

  rejectTooSmall(holding: Holding, worth: number, price: number, day: EpochDay): void {
    const detail = `${money(worth)} are too little for a unit at ${money(price)}`
    this.reject(holding, worth / price, { reason: "under-one-unit", detail }, day)
  }

  #sell(holding: Holding, units: number, day: EpochDay, reason: OrderReason): void {
    const sold = holding.units - units < DUST ? holding.units : units
    if (sold < DUST) return
    const fill = exitFillPrice(holding.market.open, -1, this.#settings)
    const fee = feeOf(sold, fill, this.#settings)
    if (fee >= sold * fill) {
      const detail = `the sale would bring ${money(sold * fill)} and cost ${money(fee)}`
      this.reject(holding, -sold, { reason: "fee-above-value", detail }, day)
      return
    }
    this.#close(holding, sold, fill, fee, day, reason)
  }

  #close(
    holding: Holding,
    sold: number,
    fill: number,
    fee: number,
    day: EpochDay,
    reason: OrderReason,
  ): void {
    this.cash += sold * fill - fee
    holding.sold += sold * fill - fee
    holding.units -= sold
    this.#record(holding, { units: -sold, price: fill, fee, reason }, day)
  }

  /** Sells in proportion to value what it takes to pay what is owed after a withdrawal. */
  #repay(today: readonly Holding[], day: EpochDay): void {
    const owed = -this.cash
    if (owed <= MONEY_DUST) return
    const held = today.filter(({ units }) => units > 0)
    const worth = held.reduce((sum, { units, market }) => sum + units * market.open, 0)
    for (const holding of held) {
      const { units, market } = holding
      const fill = exitFillPrice(market.open, -1, this.#settings)
      const share = (owed * units * market.open) / worth
      this.#sell(holding, Math.min(units, unitsToRaise(share, fill, this.#settings)), day, "withdrawal")
    }
  }

  #buyAll(orders: readonly { readonly holding: Holding; readonly units: number }[], day: EpochDay): void {
    const purchases = orders
      .map(({ holding, units }) => this.#purchaseOf(holding, units))
      .filter(({ units }) => units > 0)
    const asked = purchases.reduce((sum, { cost }) => sum + cost, 0)
    const share = asked > this.cash + MONEY_DUST ? Math.max(0, this.cash) / asked : 1
    for (const purchase of purchases) this.#buy(purchase, share, day)
  }

  /** What is ordered, or what money set aside pays for. */
  #purchaseOf(holding: Holding, ordered: number): Purchase {
    const { market, earmarked } = holding
    const fill = entryFillPrice(market.open, 1, this.#settings)
    const units = earmarked > 0 ? payableUnits(earmarked, fill, this.#settings) : Math.max(0, ordered)
    return { holding, fill, units, cost: units * fill + feeOf(units, fill, this.#settings) }
  }

  #buy({ holding, fill, units: wanted, cost }: Purchase, share: number, day: EpochDay): void {
    const units = share === 1 ? wanted : payableUnits(cost * share, fill, this.#settings)
    // What whole units leave over waits for the next money, unless there was not even that.
    const left = share < 1 || this.#settings.fractional ? 0 : Math.max(0, holding.earmarked - cost)
    holding.earmarked = left
    if (units < DUST) {
      const detail = `${money(cost * share)} were left for ${amount(wanted)} units at ${money(fill)}`
      this.reject(holding, wanted, { reason: "not-enough-cash", detail }, day)
      return
    }
    if (share < NOTABLE_CUT) this.cutPurchases++
    const fee = feeOf(units, fill, this.#settings)
    this.cash -= units * fill + fee
    holding.bought += units * fill + fee
    holding.units += units
    this.#record(holding, { units, price: fill, fee, reason: holding.reason }, day)
  }

  #record(
    holding: Holding,
    fill: Pick<PortfolioTrade, "units" | "price" | "fee" | "reason">,
    day: EpochDay,
  ): void {
    const value = Math.abs(fill.units) * fill.price
    this.fees += fill.fee
    this.traded += value
    holding.fees += fill.fee
    this.trades.push({
      date: this.#dateOf(day),
      symbol: holding.symbol,
      units: fill.units,
      price: fill.price,
      value,
      fee: fill.fee,
      reason: fill.reason,
    })
  }

  /** One text for all fills of a day. */
  #dateOf(day: EpochDay): IsoDate {
    if (day !== this.#day) {
      this.#day = day
      this.#date = isoDate(day)
    }
    return this.#date
  }
}

const money = (value: number) => value.toFixed(2)
const amount = (units: number) => String(Number(units.toPrecision(6)))
