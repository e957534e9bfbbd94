import { isoDate } from "../../money/iso-date.ts"
import type { EpochDay } from "../../money/iso-date.ts"
import type { BacktestSettings } from "../backtest-settings.ts"
import { payableUnits, entryFillPrice, exitFillPrice, feeOf } from "../costs.ts"
import { DUST, type Holding } from "./holding.ts"
import type { OrderReason, PortfolioRejection, PortfolioTrade } from "./portfolio-result.ts"
import { unitsToRaise } from "./units-to-raise.ts"

/** Less money than this is rounding. */
const MONEY_DUST = 1e-6
/** A purchase that is cut further than this is told of; less is what costs and a night's move take. */
const NOTABLE_CUT = 0.98

/** Rejections that are kept one by one: an account that is too small for its targets has some every day. */
const MOST_REJECTIONS = 10_000

type Purchase = {
  readonly holding: Holding
  readonly fill: number
  /** Those ordered, and those that money set aside pays for. */
  readonly ordered: number
  readonly earmarked: number
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
   * purchases, which share what cash there is in proportion to what they ask for.
   */
  fill(holdings: readonly Holding[], day: EpochDay): void {
    const today = holdings.filter(({ market }) => market.tradesToday)
    for (const holding of today) {
      this.#net(holding)
      if (holding.order < 0) this.#sell(holding, -holding.order, day, holding.reason)
    }
    this.#repay(today, day)
    this.#buyAll(today, day)
    for (const holding of today) holding.order = 0
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
    this.rejected.push({ date: isoDate(day), symbol: holding.symbol, units, ...rejection })
  }

  /** Money set aside for units that are to be sold at the same open keeps as many of them. */
  #net(holding: Holding): void {
    const { order, earmarked, market } = holding
    if (order >= 0 || earmarked === 0) return
    const buys = payableUnits(earmarked, entryFillPrice(market.open, 1, this.#settings), this.#settings)
    const kept = Math.min(buys, -order)
    if (kept === 0) return
    holding.order += kept
    holding.earmarked = earmarked * (1 - kept / buys)
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

  #buyAll(today: readonly Holding[], day: EpochDay): void {
    const purchases = today
      .filter(({ order, earmarked }) => order > 0 || (earmarked > 0 && order === 0))
      .map((holding) => this.#purchaseOf(holding))
      .filter(({ ordered, earmarked }) => ordered + earmarked > 0)
    const asked = purchases.reduce((sum, { cost }) => sum + cost, 0)
    const share = asked > this.cash + MONEY_DUST ? Math.max(0, this.cash) / asked : 1
    for (const purchase of purchases) this.#buy(purchase, share, day)
  }

  #purchaseOf(holding: Holding): Purchase {
    const { order, earmarked, market } = holding
    const fill = entryFillPrice(market.open, 1, this.#settings)
    const ordered = Math.max(0, order)
    const more = earmarked > 0 ? payableUnits(earmarked, fill, this.#settings) : 0
    const units = ordered + more
    const cost = units > 0 ? units * fill + feeOf(units, fill, this.#settings) : 0
    return { holding, fill, ordered, earmarked: more, cost }
  }

  #buy({ holding, fill, ordered, earmarked, cost }: Purchase, share: number, day: EpochDay): void {
    const wanted = ordered + earmarked
    const units = share === 1 ? wanted : payableUnits(cost * share, fill, this.#settings)
    if (units < DUST) {
      const detail = `${money(cost * share)} were left for ${amount(wanted)} units at ${money(fill)}`
      this.reject(holding, wanted, { reason: "not-enough-cash", detail }, day)
      holding.earmarked = 0
      return
    }
    if (share < NOTABLE_CUT) this.cutPurchases++
    const fee = feeOf(units, fill, this.#settings)
    this.cash -= units * fill + fee
    holding.bought += units * fill + fee
    holding.units += units
    // What whole units leave over waits for the next money, unless there was not even that.
    const spent = earmarked * fill + (ordered > 0 ? 0 : fee)
    const left = share < 1 || this.#settings.fractional ? 0 : Math.max(0, holding.earmarked - spent)
    holding.earmarked = left
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
    this.trades.push({ date: isoDate(day), symbol: holding.symbol, ...fill, value })
  }
}

const money = (value: number) => value.toFixed(2)
const amount = (units: number) => String(Number(units.toPrecision(6)))
