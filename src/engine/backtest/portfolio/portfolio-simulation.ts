import type { EpochDay } from "../../money/iso-date.ts"
import { isoDate } from "../../money/iso-date.ts"
import { beginsPeriod } from "./begins-period.ts"
import { DUST, Holding } from "./holding.ts"
import { InstrumentMarket } from "./instrument-market.ts"
import { PortfolioAccount } from "./portfolio-account.ts"
import type { OrderReason, PortfolioRun } from "./portfolio-result.ts"
import type { PreparedPortfolio } from "./prepare-portfolio.ts"
import { rankedWeights, targetWeights } from "./target-weights.ts"

/** Days without a price after which an instrument counts as delisted and is paid out at its last one. */
export const DELISTED_AFTER = 30
/** A rate older than this is told of. */
const STALE_RATE_DAYS = 7

/** An account day by day: what is decided at a close, from prices up to it, is traded at the next open of each instrument. */
export class PortfolioSimulation {
  readonly holdings: readonly Holding[]
  readonly account: PortfolioAccount
  readonly rebalances: PortfolioRun["rebalances"][number][] = []
  /** Weights that are to be had since the last close. */
  weights: Float64Array
  daysInvested = 0
  ruin: EpochDay | null = null
  /** Days on which a holding was valued at an earlier price, by symbol, and those of an old rate, by currency. */
  readonly carried: Map<string, number> = new Map()
  readonly staleRates: Map<string, number> = new Map()
  /** Rebalancings at which fewer instruments than asked for could be ranked. */
  shortRankings = 0
  readonly #prepared: PreparedPortfolio

  constructor(prepared: PreparedPortfolio) {
    const { request, settings } = prepared
    this.#prepared = prepared
    this.holdings = request.instruments.map(
      (instrument) => new Holding(new InstrumentMarket(instrument, request)),
    )
    this.account = new PortfolioAccount(settings)
    this.weights = new Float64Array(this.holdings.length)
  }

  get value(): number {
    return this.holdings.reduce((sum, { value }) => sum + value, this.account.cash)
  }

  /** One day: interest, dividends, fills at the open, delistings, what comes in at the close, and orders for the next open. Returns what came in. */
  day(day: EpochDay, before: EpochDay | null): number {
    const { request } = this.#prepared
    for (const { market } of this.holdings) market.moveTo(day)
    if (this.ruin !== null) return 0
    if (before !== null) this.account.accrue(day - before)
    this.#payDividends(request.reinvestDividends === true)
    this.account.fill(this.holdings, day)
    const paidOut = this.#sellDelisted(day)
    const flow = this.#flow(before, day)
    if (this.ruin !== null) return flow
    this.account.cash += flow
    this.#decide(before, day, { flow, paidOut })
    if (this.holdings.some(({ units }) => units > 0)) this.daysInvested++
    return flow
  }

  /** Rejects what still waits when the prices end. */
  finish(day: EpochDay): void {
    for (const holding of this.holdings) {
      const { target, earmarked, market } = holding
      if (target === null && earmarked === 0) continue
      const units = target === null ? earmarked / market.price : this.#unitsFor(holding, target, this.value)
      if (Math.abs(units) < DUST) continue
      const whole = this.#prepared.settings.fractional || target !== null || units >= 1
      const rejection = whole
        ? ({ reason: "end-of-data", detail: "the prices ended before its next open" } as const)
        : ({ reason: "under-one-unit", detail: `${earmarked.toFixed(2)} are too little for a unit` } as const)
      this.account.reject(holding, units, rejection, day)
    }
  }

  #payDividends(reinvests: boolean): void {
    this.holdings.forEach((holding, i) => {
      const paid = holding.market.takeDividends() * holding.units
      if (paid === 0) return
      this.account.cash += paid
      holding.dividends += paid
      if (reinvests && this.weights[i] > 0) holding.earmark(paid, "dividend")
    })
  }

  /** Pays out what has had no price for too long, and returns how much that was. One that has prices again is listed again. */
  #sellDelisted(day: EpochDay): number {
    const { account } = this
    const before = account.cash
    for (const currency of new Set(this.holdings.flatMap(({ market }) => staleRate(market)))) {
      count(this.staleRates, currency)
    }
    for (const holding of this.holdings) {
      const { market } = holding
      if (!market.listed) continue
      if (market.tradesToday) {
        holding.firstDay ??= day
        holding.lastDay = day
        holding.delisted = null
        continue
      }
      if (holding.units > 0) count(this.carried, holding.symbol)
      if (holding.gone || market.daysWithoutPrice <= DELISTED_AFTER) continue
      holding.delisted = day
      const lacking = holding.target === null ? 0 : this.#unitsFor(holding, holding.target, this.value)
      if (lacking > 0) {
        const detail = `it has had no price for more than ${DELISTED_AFTER} days`
        account.reject(holding, lacking, { reason: "delisted", detail }, day)
      }
      holding.forget()
      if (holding.units > 0) account.payOut(holding, day)
    }
    return account.cash - before
  }

  #flow(before: EpochDay | null, day: EpochDay): number {
    const { contribution } = this.#prepared.request
    if (contribution === undefined || before === null) return 0
    if (!beginsPeriod(before, day, contribution.period)) return 0
    const { amount } = contribution
    if (amount > 0 || this.value + amount > 0) return amount
    // There is no more than this to withdraw.
    this.ruin = day
    this.weights.fill(0)
    return 0 - this.account.closeAccount(this.holdings, day)
  }

  #decide(
    before: EpochDay | null,
    day: EpochDay,
    { flow, paidOut }: { readonly flow: number; readonly paidOut: number },
  ): void {
    const { weights: targets, request } = this.#prepared
    const calendar = before === null || beginsPeriod(before, day, request.rebalance ?? "none")
    const wanted = this.#wanted(calendar)
    const total = this.value
    const band = !calendar && this.#outsideBand(wanted, total)
    if (calendar || band) {
      const reason = before === null ? "start" : band ? "band" : "rebalance"
      const placed = this.holdings.map((holding, i) =>
        this.#orderTo(holding, wanted[i], total, { reason, day }),
      )
      if (before !== null && placed.includes(true)) {
        this.rebalances.push({ date: isoDate(day), reason: band ? "band" : "calendar" })
      }
    } else {
      const freed = targets === null ? 0 : paidOut / sum(targets)
      this.holdings.forEach((holding, i) => {
        // Listed, or its strategy went in or out, since the day before.
        if (wanted[i] > 0 !== this.weights[i] > 0) {
          const reason = this.#changeReason(i)
          if (!holding.gone) this.#orderTo(holding, wanted[i], total, { reason, day })
        } else if (wanted[i] > 0) {
          if (flow > 0) holding.earmark(flow * wanted[i], "contribution")
          if (freed > 0) holding.earmark(freed * wanted[i], "delisted")
        }
      })
    }
    this.weights = wanted
  }

  #wanted(calendar: boolean): Float64Array {
    const { weights, request } = this.#prepared
    if (weights !== null) return targetWeights(this.holdings, weights)
    if (!calendar || request.ranking === undefined) {
      return this.weights.map((weight, i) => (this.holdings[i].gone ? 0 : weight))
    }
    const ranked = rankedWeights(this.holdings, request.ranking)
    if (ranked.filter((weight) => weight > 0).length < request.ranking.top) this.shortRankings++
    return ranked
  }

  #changeReason(index: number): OrderReason {
    const { strategy } = this.#prepared.request.instruments[index]
    return strategy === undefined ? "listing" : "strategy"
  }

  /** Orders a share of the account. Returns whether the holding is another at its last price. */
  #orderTo(
    holding: Holding,
    target: number,
    total: number,
    { reason, day }: { readonly reason: OrderReason; readonly day: EpochDay },
  ): boolean {
    const { market, gone } = holding
    if (!market.listed || gone) return false
    holding.forget()
    const lacking = this.#unitsFor(holding, target, total)
    if (lacking === 0 && target > 0 && holding.units === 0) {
      this.account.rejectTooSmall(holding, target * total, market.price, day)
      return false
    }
    holding.place(target, reason)
    return Math.abs(lacking) >= DUST
  }

  /** Units that a holding lacks (+), or has more (−), for a share of the account, at the last prices. */
  #unitsFor({ units, market }: Holding, target: number, total: number): number {
    const wanted = (target * Math.max(0, total)) / market.price
    return (this.#prepared.settings.fractional ? wanted : Math.floor(wanted + DUST)) - units
  }

  #outsideBand(wanted: Float64Array, total: number): boolean {
    const { band } = this.#prepared.request
    if (band === undefined || !(total > 0)) return false
    const { absolute = Infinity, relative = Infinity } = band
    return this.holdings.some((holding, i) => {
      // What waits for its open is on its way to its weight.
      if (holding.target !== null || wanted[i] === 0 || this.weights[i] === 0) return false
      const apart = Math.abs(holding.value / total - wanted[i])
      return apart > absolute || apart > relative * wanted[i]
    })
  }
}

function staleRate({ listed, rateAge, currency }: InstrumentMarket): string[] {
  return listed && rateAge > STALE_RATE_DAYS ? [currency] : []
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
