import { isoDate } from "../../money/iso-date.ts"
import type { BacktestSettings } from "../backtest-settings.ts"
import { InvalidBacktest } from "../invalid-backtest.ts"
import { checkPortfolio } from "./check-portfolio.ts"
import type { PortfolioRequest } from "./portfolio-request.ts"
import { portfolioSettings } from "./portfolio-settings.ts"

/** A portfolio whose request was checked. */
export type PreparedPortfolio = {
  readonly request: PortfolioRequest
  /** Money, costs and kind of units, as in a backtest of one instrument. */
  readonly settings: BacktestSettings
  /** Share of the account that each instrument is to have; null with a ranking. */
  readonly weights: Float64Array | null
  /** Every trading day of any instrument within the request's days. */
  readonly days: Int32Array
}

const WEIGHT_ROUNDING = 1e-9

/** @throws InvalidBacktest with a sentence that lists what is allowed */
export function preparePortfolio(request: PortfolioRequest): PreparedPortfolio {
  checkPortfolio(request)
  const settings = portfolioSettings(request)
  return {
    request,
    settings,
    weights: request.ranking === undefined ? weightsOf(request, settings.cash) : null,
    days: tradingDays(request),
  }
}

/** Shares of the account; equal ones where no instrument has a target. */
function weightsOf({ instruments }: PortfolioRequest, cash: number): Float64Array {
  const weights = Float64Array.from(instruments, ({ target }) => {
    if (target === undefined) return 1 / instruments.length
    return "weight" in target ? target.weight : target.amount / cash
  })
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const fits = (weight: number) => weight >= 0 && weight <= 1 + WEIGHT_ROUNDING
  if (weights.every(fits) && fits(sum)) return weights
  const given = instruments.map(({ symbol }, i) => `${symbol} ${Number(weights[i].toPrecision(6))}`)
  throw refused(
    `the targets are ${given.join(", ")}, together ${Number(sum.toPrecision(6))} of the account; allowed: from 0 to 1 each and 1 together, the rest being cash`,
  )
}

function tradingDays({ instruments, from = -Infinity, to = Infinity }: PortfolioRequest): Int32Array {
  const all = new Set<number>()
  for (const { bars } of instruments) {
    for (const day of bars.days) if (day >= from && day <= to) all.add(day)
  }
  if (all.size >= 2) return Int32Array.from(all).sort()
  const first = Math.min(...instruments.map(({ bars }) => bars.days[0]))
  const last = Math.max(...instruments.map(({ bars }) => bars.days[bars.days.length - 1]))
  const asked = `${from === -Infinity ? "the first price" : isoDate(from)} to ${to === Infinity ? "the last" : isoDate(to)}`
  throw new InvalidBacktest(
    "no-bars",
    `fewer than two days have prices from ${asked}; the prices run from ${isoDate(first)} to ${isoDate(last)}`,
  )
}

function refused(message: string): InvalidBacktest {
  return new InvalidBacktest("bad-setting", message)
}
