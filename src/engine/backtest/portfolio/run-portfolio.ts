import { isoDate } from "../../money/iso-date.ts"
import type { EpochDay, IsoDate } from "../../money/iso-date.ts"
import type { EquityCurve } from "../../series/equity-curve.ts"
import { equityFromReturns } from "../../series/equity-from-returns.ts"
import { returnStatistics } from "../../statistics/return-statistics.ts"
import type { ReturnStatistics } from "../../statistics/return-statistics.ts"
import type { BacktestWarning } from "../backtest-result.ts"
import { periodsPerYearOf } from "../periods-per-year.ts"
import { beginsPeriod } from "./begins-period.ts"
import { InstrumentState } from "./instrument-state.ts"
import { PortfolioAccount } from "./portfolio-account.ts"
import type { PortfolioTrade } from "./portfolio-account.ts"
import type { PortfolioRequest } from "./portfolio-request.ts"
import { preparePortfolio } from "./prepare-portfolio.ts"
import type { PreparedPortfolio } from "./prepare-portfolio.ts"
import { rankedWeights, targetWeights } from "./target-weights.ts"

export type PortfolioRun = Pick<
  ReturnStatistics,
  "statistics" | "nulls" | "monthly" | "yearly" | "drawdowns"
> & {
  readonly days: Int32Array
  /** Of the account at each day's close, what came in on the day included. */
  readonly value: Float64Array
  readonly cash: Float64Array
  /** What came in at each day's close; the money at the start is the first. */
  readonly flows: Float64Array
  /** Time-weighted: what came in on a day is no return of it. */
  readonly curve: EquityCurve
  readonly positions: readonly { readonly symbol: string; readonly units: number; readonly value: number }[]
  readonly trades: readonly PortfolioTrade[]
  readonly fees: number
  readonly dividends: number
  readonly rebalanceDates: readonly IsoDate[]
  readonly warnings: readonly BacktestWarning[]
}

/** Days without a price after which an instrument counts as delisted and is sold at its last one. */
const DELISTED_AFTER = 30

/**
 * Runs several instruments in one account. What is decided at a close, from prices up to it, is traded at the next open of each
 * instrument; a missing price is the last known one. Contributions arrive at the close of the first trading day of each later period.
 * @throws InvalidBacktest with a sentence that lists what is allowed
 */
export function runPortfolio(request: PortfolioRequest): PortfolioRun {
  const prepared = preparePortfolio(request)
  const { days, settings } = prepared
  const run = new Simulation(prepared)
  const value = new Float64Array(days.length)
  const cash = new Float64Array(days.length)
  const flows = new Float64Array(days.length)
  days.forEach((day, i) => {
    flows[i] = run.day(day, i === 0 ? null : days[i - 1])
    value[i] = run.value
    cash[i] = run.account.cash
  })
  const curve = timeWeightedCurve(days, value, flows)
  const { statistics, nulls, monthly, yearly, drawdowns } = returnStatistics(curve, {
    riskFreeRate: request.riskFreeRate ?? 0,
    periodsPerYear: periodsPerYearOf({ days }),
    firstDay: days[0],
  })
  flows[0] = settings.cash
  return {
    days,
    value,
    cash,
    flows,
    curve,
    positions: run.states.map(({ symbol, units, value: worth }) => ({ symbol, units, value: worth })),
    trades: run.account.trades,
    fees: run.account.fees,
    dividends: run.dividends,
    rebalanceDates: run.rebalanceDates,
    warnings: run.warnings(),
    statistics,
    nulls,
    monthly,
    yearly,
    drawdowns,
  }
}

class Simulation {
  readonly states: readonly InstrumentState[]
  readonly account: PortfolioAccount
  readonly rebalanceDates: IsoDate[] = []
  dividends = 0
  readonly #prepared: PreparedPortfolio
  #weights: Float64Array
  #carried = 0
  readonly #delisted: string[] = []

  constructor(prepared: PreparedPortfolio) {
    this.#prepared = prepared
    this.states = prepared.request.instruments.map(
      (instrument) => new InstrumentState(instrument, prepared.request),
    )
    this.account = new PortfolioAccount(prepared.settings)
    this.#weights = new Float64Array(this.states.length)
  }

  get value(): number {
    return this.states.reduce((sum, state) => sum + state.value, this.account.cash)
  }

  /** One day: dividends, fills at the open, delistings, what comes in at the close, and orders for the next open. Returns what came in. */
  day(day: EpochDay, before: EpochDay | null): number {
    const { request } = this.#prepared
    for (const state of this.states) {
      state.moveTo(day)
      const paid = state.takeDividends(day)
      this.account.cash += paid
      this.dividends += paid
      if (request.reinvestDividends === true) state.reinvest += paid
    }
    this.account.fill(this.states, day)
    for (const state of this.states) this.#sellIfDelisted(state, day)
    const flow = this.#contribution(before, day)
    this.account.cash += flow
    this.#decide(before, day, flow)
    return flow
  }

  warnings(): BacktestWarning[] {
    const warnings = [
      {
        id: "carried-forward",
        count: this.#carried,
        detail: "days on which a holding was valued at an earlier price",
      },
      {
        id: "delisted",
        count: this.#delisted.length,
        detail: `sold at the last price after ${DELISTED_AFTER} days without one: ${this.#delisted.join(", ")}`,
      },
    ]
    return warnings.filter(({ count }) => count > 0)
  }

  #sellIfDelisted(state: InstrumentState, day: EpochDay): void {
    if (!state.listed || state.gone || state.tradesToday) return
    if (state.units > 0) this.#carried++
    if (state.daysWithoutPrice(day) <= DELISTED_AFTER) return
    state.gone = true
    state.order = state.reinvest = 0
    if (state.units === 0) return
    this.#delisted.push(state.symbol)
    this.account.sell(state, state.units, state.price, day)
  }

  #contribution(before: EpochDay | null, day: EpochDay): number {
    const { contribution } = this.#prepared.request
    if (contribution === undefined || before === null) return 0
    return beginsPeriod(before, day, contribution.period) ? contribution.amount : 0
  }

  #decide(before: EpochDay | null, day: EpochDay, flow: number): void {
    const { weights, request } = this.#prepared
    const calendar = before === null || beginsPeriod(before, day, request.rebalance ?? "none")
    const wanted =
      weights === null
        ? calendar && request.ranking !== undefined
          ? rankedWeights(this.states, request.ranking)
          : this.#weights.map((weight, i) => (this.states[i].gone ? 0 : weight))
        : targetWeights(this.states, weights)
    const total = this.value
    if (calendar || this.#outsideBand(wanted, total)) {
      if (before !== null) this.rebalanceDates.push(isoDate(day))
      this.states.forEach((state, i) => this.#orderTo(state, wanted[i] * total))
    } else {
      this.states.forEach((state, i) => {
        // Listed, or its strategy went in or out, since the day before.
        if (wanted[i] > 0 !== this.#weights[i] > 0) this.#orderTo(state, wanted[i] * total)
        else if (flow > 0 && wanted[i] > 0) state.order += (flow * wanted[i]) / state.price
      })
    }
    this.#weights = wanted
  }

  #orderTo(state: InstrumentState, worth: number): void {
    if (!state.listed || state.gone) return
    const units = worth / state.price
    const whole = this.#prepared.settings.fractional ? units : Math.floor(units + 1e-9)
    state.order = whole - state.units
  }

  #outsideBand(wanted: Float64Array, total: number): boolean {
    const { band } = this.#prepared.request
    if (band === undefined || !(total > 0)) return false
    const { absolute = Infinity, relative = Infinity } = band
    return this.states.some((state, i) => {
      if (state.order !== 0 || wanted[i] === 0 || this.#weights[i] === 0) return false
      const apart = Math.abs(state.value / total - wanted[i])
      return apart > absolute || apart > relative * wanted[i]
    })
  }
}

function timeWeightedCurve(days: Int32Array, value: Float64Array, flows: Float64Array): EquityCurve {
  const initialEquity = value[0]
  const later = value.subarray(1)
  const pnl = later.map((worth, i) => worth - flows[i + 1] - value[i])
  const returns = pnl.map((gain, i) => (value[i] > 0 ? gain / value[i] : NaN))
  return {
    days: days.subarray(1),
    initialEquity,
    equity: equityFromReturns(returns, initialEquity),
    pnl,
    returns,
  }
}
