import type { RandomStream } from "./xoshiro128.ts"

/** Prices every five minutes from 09:30 (bar 0) to 16:00 (bar 78). */
export const barsPerSession = 79
export const lastBar = barsPerSession - 1

/** Minute of the day at which a bar is. */
export function minuteOfBar(bar: number): number {
  return 570 + 5 * bar
}

/** A made-up index: no market's history. */
export type MarketPath = {
  /** `barsPerSession` prices a session. */
  readonly price: Float64Array
  /** Annual volatility that options are priced with, per session. */
  readonly impliedVolatility: Float64Array
}

/** Share of a day's variance that comes overnight. */
const overnightShare = 0.22

const tradingDaysPerYear = 252

type Regime = {
  readonly drift: number
  readonly volatility: number
  /** Chance that the regime lasts another session. */
  readonly stays: number
  /** Which one follows, and how likely. */
  readonly next: readonly (readonly [index: number, chance: number])[]
}

const regimes: readonly Regime[] = [
  { drift: 0.17, volatility: 0.125, stays: 0.985, next: [[1, 1]] },
  {
    drift: 0.04,
    volatility: 0.185,
    stays: 0.96,
    next: [
      [0, 0.72],
      [2, 0.28],
    ],
  },
  { drift: -0.55, volatility: 0.33, stays: 0.93, next: [[1, 1]] },
]

/** Shares of the variance within a session: more in its first and last hour. They sum to 1. */
const barShare = intradayShares()

/** Share of a session's variance (overnight part left out) that is still to come after a bar. */
const remainingShare = Float64Array.from({ length: barsPerSession }, (_, bar) => {
  let rest = 0
  for (let b = bar + 1; b < barsPerSession; b++) rest += barShare[b]
  return rest
})

/** Trading days, as variance counts them, from a bar of one session to the close of another. */
export function tradingDaysUntilClose(session: number, bar: number, expirySession: number): number {
  return expirySession - session + (1 - overnightShare) * remainingShare[bar]
}

/**
 * An index that wanders through calm, nervous and stormy spells, with gaps overnight, volatility that rises when prices
 * fall, and now and then a jump. Options are priced above the volatility that follows, as they mostly are.
 */
export function simulateMarket(sessions: number, start: number, random: RandomStream): MarketPath {
  const price = new Float64Array(sessions * barsPerSession)
  const impliedVolatility = new Float64Array(sessions)
  let last = start
  let regime = 0
  let logVolatility = Math.log(regimes[regime].volatility)
  for (let session = 0; session < sessions; session++) {
    regime = nextRegime(regime, random)
    const { drift, volatility } = regimes[regime]
    logVolatility += 0.12 * (Math.log(volatility) - logVolatility) + 0.045 * random.normal()
    const current = Math.exp(logVolatility)
    impliedVolatility[session] = current * (1.05 + 0.05 * random.normal()) + 0.004
    const before = last
    const daily = current / Math.sqrt(tradingDaysPerYear)
    const jump = random.uniform() < 0.006 ? -daily * (1.5 + 2 * random.uniform()) : 0
    last *= Math.exp(drift / tradingDaysPerYear + jump + daily * Math.sqrt(overnightShare) * random.normal())
    for (let bar = 0; bar < barsPerSession; bar++) {
      last *= Math.exp(daily * Math.sqrt((1 - overnightShare) * barShare[bar]) * random.normal())
      price[session * barsPerSession + bar] = Math.round(last * 100) / 100
    }
    // Volatility rises with a fall and, less, sinks with a rise.
    logVolatility -= 2.2 * Math.log(last / before)
  }
  return { price, impliedVolatility }
}

function nextRegime(regime: number, random: RandomStream): number {
  const { stays, next } = regimes[regime]
  if (random.uniform() < stays) return regime
  let draw = random.uniform()
  for (const [index, chance] of next) {
    draw -= chance
    if (draw < 0) return index
  }
  return regime
}

function intradayShares(): Float64Array {
  const weights = Float64Array.from({ length: barsPerSession }, (_, bar) =>
    bar === 0 ? 0 : 1 + 1.6 * Math.exp(-bar / 9) + 0.7 * Math.exp((bar - lastBar) / 7),
  )
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}
