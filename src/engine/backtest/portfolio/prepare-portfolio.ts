import { defaultSettings, resolveSettings } from "../backtest-settings.ts"
import type { BacktestSettings } from "../backtest-settings.ts"
import { InvalidBacktest } from "../invalid-backtest.ts"
import type { PortfolioInstrument, PortfolioRequest } from "./portfolio-request.ts"

/** A portfolio whose request was checked. */
export type PreparedPortfolio = {
  readonly request: PortfolioRequest
  /** Costs and kind of units, as in a backtest of one instrument. */
  readonly settings: BacktestSettings
  /** Share of the account that each instrument is to have; null with a ranking. */
  readonly weights: Float64Array | null
  /** Every trading day of any instrument within the request's days. */
  readonly days: Int32Array
}

const WEIGHT_ROUNDING = 1e-9
const DEFAULT_CASH = 10_000

/** @throws InvalidBacktest with a sentence that lists what is allowed */
export function preparePortfolio(request: PortfolioRequest): PreparedPortfolio {
  const { instruments, ranking } = request
  if (instruments.length === 0) throw refused("there is no instrument; allowed: one or more")
  instruments.forEach((instrument, i) => checkInstrument(instrument, instruments.slice(0, i), request))
  if (ranking !== undefined) checkRanking(request)
  const amounts = instruments.map(({ target }) =>
    target !== undefined && "amount" in target ? target.amount : NaN,
  )
  const invested = amounts.reduce((sum, amount) => sum + amount, 0)
  const cash = request.cash ?? (Number.isNaN(invested) || ranking !== undefined ? DEFAULT_CASH : invested)
  const { contribution } = request
  if (contribution !== undefined && !(contribution.amount > 0 && contribution.amount < Infinity)) {
    throw refused(`the contribution is ${contribution.amount}; allowed: above 0`)
  }
  return {
    request,
    settings: resolveSettings({
      cash,
      fractional: request.wholeUnits !== true,
      commission: request.commission ?? defaultSettings.commission,
      fixedCommission: request.fixedCommission ?? 0,
      perUnitCommission: request.perUnitCommission ?? 0,
      minimumCommission: request.minimumCommission ?? 0,
      spread: request.spread ?? 0,
      slippage: request.slippage ?? 0,
    }),
    weights: ranking === undefined ? weightsOf(instruments, amounts, cash) : null,
    days: tradingDays(request),
  }
}

function checkInstrument(
  { symbol, bars, target, currency, strategy }: PortfolioInstrument,
  before: readonly PortfolioInstrument[],
  request: PortfolioRequest,
): void {
  if (before.some((other) => other.symbol === symbol)) {
    throw refused(`${symbol} is there twice; allowed: each instrument once`)
  }
  if (bars.days.length === 0) throw refused(`${symbol} has no prices; allowed: daily prices`)
  if (bars.minutes !== null) throw refused(`${symbol} has several prices a day; allowed: daily prices`)
  if (target === undefined && request.ranking === undefined) {
    throw refused(`${symbol} has no target; allowed: a weight, an amount, or one ranking rule for all`)
  }
  if (currency !== request.currency && request.rates?.get(currency) === undefined) {
    throw refused(
      `${symbol} is in ${currency} and there are no rates of it; allowed: ${request.currency}, or rates`,
    )
  }
  if (strategy?.direction !== undefined && strategy.direction !== "long") {
    throw refused(`the strategy of ${symbol} trades ${strategy.direction}; allowed in a portfolio: long`)
  }
}

function checkRanking({ ranking, instruments }: PortfolioRequest): void {
  const { lookback = 0, top = 0 } = ranking ?? {}
  if (
    Number.isInteger(lookback) &&
    lookback >= 1 &&
    Number.isInteger(top) &&
    top >= 1 &&
    top <= instruments.length
  )
    return
  throw refused(
    `the ranking takes the top ${top} over ${lookback} bars; allowed: 1 to ${instruments.length} over a whole number of bars from 1 on`,
  )
}

function weightsOf(
  instruments: readonly PortfolioInstrument[],
  amounts: readonly number[],
  cash: number,
): Float64Array {
  const weights = Float64Array.from(instruments, ({ target }, i) => {
    return target !== undefined && "weight" in target ? target.weight : amounts[i] / cash
  })
  const sum = weights.reduce((total, weight) => total + weight, 0)
  if (weights.every((weight) => weight >= 0 && weight <= 1 + WEIGHT_ROUNDING) && sum <= 1 + WEIGHT_ROUNDING)
    return weights
  throw refused(
    `the targets are ${Array.from(weights, (weight) => Number(weight.toPrecision(6))).join(", ")} of the account; allowed: from 0 to 1 each and 1 together, the rest being cash`,
  )
}

function tradingDays({ instruments, from = -Infinity, to = Infinity }: PortfolioRequest): Int32Array {
  const all = new Set(instruments.flatMap(({ bars }) => [...bars.days]))
  const days = Int32Array.from([...all].filter((day) => day >= from && day <= to)).sort()
  if (days.length >= 2) return days
  throw new InvalidBacktest("no-bars", "fewer than two days have prices between the days asked for")
}

function refused(message: string): InvalidBacktest {
  return new InvalidBacktest("bad-setting", message)
}
