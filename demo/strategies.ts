import type { OptionRight } from "./option-price.ts"

/** A leg before it has a price: `strikeDeviations` standard deviations of the time to the *first* expiry away from the spot, then `strikeOffset` points. */
export type LegPlan = {
  readonly right: OptionRight
  readonly side: "BTO" | "STO"
  readonly strikeDeviations: number
  readonly strikeOffset: number
  /** Sessions after the entry on which it expires. */
  readonly expirySessions: number
}

export type Strategy = {
  readonly name: string
  readonly entryBar: number
  /** Days of the week on which it enters: 1 Monday … 5 Friday. */
  readonly weekdays: readonly number[]
  /** Sessions after the first on which it may enter. */
  readonly startsAfter: number
  readonly highestVix: number
  /** Enters only if the index moved at least this much (a fraction) since the session's open. */
  readonly leastMovement: number
  readonly legs: readonly LegPlan[]
  /** Margin of a trade as a share of the funds. */
  readonly allocation: number
  /** Fractions of the premium: closes when the gain or loss reaches it. */
  readonly profitTarget: number
  readonly stopLoss: number
  /** Closes at this bar, so many sessions after the entry; null leaves it to expire. */
  readonly exit: { readonly sessions: number; readonly bar: number } | null
}

const everyDay = [1, 2, 3, 4, 5]

const putCreditSpread: Strategy = {
  name: "0DTE put credit spread 10:00 (synthetic)",
  entryBar: 6,
  weekdays: everyDay,
  startsAfter: 0,
  highestVix: 38,
  leastMovement: -0.003,
  legs: [
    { right: "P", side: "STO", strikeDeviations: -0.95, strikeOffset: 0, expirySessions: 0 },
    { right: "P", side: "BTO", strikeDeviations: -0.95, strikeOffset: -40, expirySessions: 0 },
  ],
  allocation: 0.06,
  profitTarget: Infinity,
  stopLoss: 2,
  exit: null,
}

const ironCondor: Strategy = {
  name: "0DTE iron condor 11:30 (synthetic)",
  entryBar: 24,
  weekdays: [1, 2, 3, 5],
  startsAfter: 3,
  highestVix: 30,
  leastMovement: -Infinity,
  legs: [
    { right: "P", side: "STO", strikeDeviations: -1.1, strikeOffset: 0, expirySessions: 0 },
    { right: "C", side: "STO", strikeDeviations: 1.0, strikeOffset: 0, expirySessions: 0 },
    { right: "P", side: "BTO", strikeDeviations: -1.1, strikeOffset: -30, expirySessions: 0 },
    { right: "C", side: "BTO", strikeDeviations: 1.0, strikeOffset: 30, expirySessions: 0 },
  ],
  allocation: 0.06,
  profitTarget: 0.65,
  stopLoss: 1,
  exit: { sessions: 0, bar: 75 },
}

const putCalendar: Strategy = {
  name: "Put calendar 5/10 sessions (synthetic)",
  entryBar: 72,
  weekdays: [1, 4],
  startsAfter: 8,
  highestVix: 45,
  leastMovement: -Infinity,
  legs: [
    { right: "P", side: "STO", strikeDeviations: -0.3, strikeOffset: 0, expirySessions: 5 },
    { right: "P", side: "BTO", strikeDeviations: -0.3, strikeOffset: 0, expirySessions: 10 },
  ],
  allocation: 0.025,
  profitTarget: 0.3,
  stopLoss: 0.35,
  exit: { sessions: 4, bar: 75 },
}

/** The three of the demo portfolio. */
export const demoStrategies: readonly Strategy[] = [putCreditSpread, ironCondor, putCalendar]

/** As many strategies as asked for, each of the three with its entry moved by five minutes a time: for large logs. */
export function manyStrategies(count: number): Strategy[] {
  return Array.from({ length: count }, (_, i) => {
    const base = demoStrategies[i % demoStrategies.length]
    const round = Math.floor(i / demoStrategies.length)
    const entryBar = 2 + ((base.entryBar - 2 + 7 * round) % 70)
    return {
      ...base,
      name: `${base.name} no. ${round + 1}`,
      entryBar,
      exit: base.exit === null ? null : { ...base.exit, bar: Math.max(base.exit.bar, entryBar + 1) },
    }
  })
}
