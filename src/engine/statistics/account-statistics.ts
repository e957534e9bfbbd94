import type { EquityCurve } from "../series/equity-curve.ts"
import { exposure } from "./exposure.ts"
import { figureOf } from "./figure.ts"
import { moneyWeightedReturn } from "./money-weighted-return.ts"
import { statisticSet } from "./statistic-set.ts"
import type { StatisticSet } from "./statistic-set.ts"
import { timeWeightedReturn } from "./time-weighted-return.ts"
import { turnover } from "./turnover.ts"

/** What an account into which money comes leaves to be measured. */
export type AccountSample = {
  readonly days: Int32Array
  /** At each day's close. */
  readonly value: Float64Array
  /** What came in at each day's close, or went out (−); the money at the start is the first. */
  readonly flows: Float64Array
  /** Time-weighted. */
  readonly curve: EquityCurve
  /** Days at whose close something was held. */
  readonly daysInvested: number
  /** Fees paid, and the value of all fills. */
  readonly fees: number
  readonly traded: number
}

/** The metrics of the catalogue that an account with money coming in and going out has, beside those of its returns. */
export function accountStatistics({ days, value, flows, curve, ...trading }: AccountSample): StatisticSet {
  const end = days.length - 1
  const paid = Array.from(flows, (amount, i) => ({ day: days[i], amount: 0 - amount }))
  return statisticSet({
    finalEquity: figureOf(value[end]),
    peakEquity: figureOf(value.reduce((highest, worth) => Math.max(highest, worth))),
    commissions: figureOf(trading.fees),
    exposure: exposure(trading.daysInvested, days.length),
    turnover: turnover(trading.traded, value, days[end] - days[0]),
    timeWeightedReturn: timeWeightedReturn(curve),
    moneyWeightedReturn: moneyWeightedReturn([
      ...paid.filter(({ amount }) => amount !== 0),
      { day: days[end], amount: value[end] },
    ]),
  })
}
