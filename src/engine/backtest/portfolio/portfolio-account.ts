import { isoDate } from "../../money/iso-date.ts"
import type { EpochDay, IsoDate } from "../../money/iso-date.ts"
import type { BacktestSettings } from "../backtest-settings.ts"
import { affordableUnits, entryFillPrice, exitFillPrice, feeOf } from "../costs.ts"
import type { InstrumentState } from "./instrument-state.ts"

export type PortfolioTrade = {
  readonly date: IsoDate
  readonly symbol: string
  /** Negative for a sale. */
  readonly units: number
  /** A unit, spread and slippage included, and the fee; in the account's currency. */
  readonly price: number
  readonly fee: number
}

/** Units that are too few to be worth a trade are rounding of the ones that are. */
const DUST = 1e-9

/** Cash and trades of one account. */
export class PortfolioAccount {
  cash: number
  fees = 0
  readonly trades: PortfolioTrade[] = []
  readonly #settings: BacktestSettings

  constructor(settings: BacktestSettings) {
    this.#settings = settings
    this.cash = settings.cash
  }

  /** Fills the orders of the instruments that trade today at their opens: sales first, then purchases, which share what cash there is. */
  fill(states: readonly InstrumentState[], day: EpochDay): void {
    const today = states.filter((state) => state.tradesToday)
    for (const state of today) if (state.order < 0) this.sell(state, -state.order, state.open, day)
    const buying = today.filter((state) => state.order > 0 || state.reinvest > 0)
    const budgets = buying.map((state) => this.#costOf(state))
    const asked = budgets.reduce((sum, budget) => sum + budget, 0)
    const share = asked > this.cash ? Math.max(0, this.cash) / asked : 1
    buying.forEach((state, i) => {
      const fill = entryFillPrice(state.open, 1, this.#settings)
      const units =
        share === 1 ? this.#unitsOf(state) : affordableUnits(budgets[i] * share, fill, this.#settings)
      this.#buy(state, units, fill, day)
    })
    for (const state of today) state.order = state.reinvest = 0
  }

  sell(state: InstrumentState, units: number, price: number, day: EpochDay): void {
    const sold = Math.min(units, state.units)
    if (sold < DUST) return
    const fill = exitFillPrice(price, -1, this.#settings)
    const fee = feeOf(sold, fill, this.#settings)
    this.cash += sold * fill - fee
    state.units = state.units - sold < DUST ? 0 : state.units - sold
    this.#record(state, -sold, fill, fee, day)
  }

  /** Units of an order and of what reinvested dividends buy. */
  #unitsOf(state: InstrumentState): number {
    const fill = entryFillPrice(state.open, 1, this.#settings)
    const more = state.reinvest > 0 ? affordableUnits(state.reinvest, fill, this.#settings) : 0
    const units = Math.max(0, state.order) + more
    return this.#settings.fractional ? units : Math.floor(units + DUST)
  }

  /** What that costs, fee included. */
  #costOf(state: InstrumentState): number {
    const fill = entryFillPrice(state.open, 1, this.#settings)
    const units = this.#unitsOf(state)
    return units > 0 ? units * fill + feeOf(units, fill, this.#settings) : 0
  }

  #buy(state: InstrumentState, units: number, fill: number, day: EpochDay): void {
    if (units < DUST) return
    const fee = feeOf(units, fill, this.#settings)
    this.cash -= units * fill + fee
    state.units += units
    this.#record(state, units, fill, fee, day)
  }

  #record({ symbol }: InstrumentState, units: number, price: number, fee: number, day: EpochDay): void {
    this.fees += fee
    this.trades.push({ date: isoDate(day), symbol, units, price, fee })
  }
}
