import { epochDayOf } from "../src/engine/money/iso-date.ts"
import { nyseCalendar } from "../src/market-data/exchange-calendar/exchange-calendar.ts"
import { simulateMarket } from "./market-path.ts"
import { dailyLogCsv, tradeLogCsv } from "./option-omega-csv.ts"
import { simulateTrades } from "./simulate-trades.ts"
import { demoStrategies, manyStrategies, type Strategy } from "./strategies.ts"
import { xoshiro128 } from "./xoshiro128.ts"

/** A back-test that never was, as the two files of an Option Omega export. */
export type SyntheticLogs = { readonly tradeLog: string; readonly dailyLog: string }

/** The demo portfolio: three strategies on a made-up index over the sessions of 2022 to 2025, 100,000 to begin with. */
export function demoLogs(): SyntheticLogs {
  return generate({
    seed: 4,
    firstYear: 2022,
    lastYear: 2025,
    strategies: demoStrategies,
    initialCapital: 100_000,
    maxContracts: 200,
    maxTrades: Infinity,
  })
}

/**
 * Logs of exactly `trades` trades over up to twelve years, for measuring; as many strategies run side by side as it takes.
 */
export function logsOfSize(trades: number): SyntheticLogs {
  // On average a strategy enters 165 times a year; the margin makes sure that there are enough.
  const entriesPerYear = 140
  const years = Math.min(12, Math.ceil(trades / (3 * entriesPerYear)))
  const strategies = manyStrategies(Math.max(3, Math.ceil(trades / (years * entriesPerYear))))
  return generate({
    seed: 4,
    firstYear: 2026 - years,
    lastYear: 2025,
    strategies,
    initialCapital: 10_000_000,
    maxContracts: 4,
    maxTrades: trades,
  })
}

type Plan = {
  readonly seed: number
  readonly firstYear: number
  readonly lastYear: number
  readonly strategies: readonly Strategy[]
  /** In dollars. */
  readonly initialCapital: number
  readonly maxContracts: number
  readonly maxTrades: number
}

/** Sessions after the last one traded, on which expiries may fall. */
const expiryHorizon = 12

function generate(plan: Plan): SyntheticLogs {
  const from = epochDayOf(plan.firstYear, 1, 1)
  const traded = nyseCalendar.sessions("XNYS", from, epochDayOf(plan.lastYear, 12, 31)).length
  const all = nyseCalendar.sessions("XNYS", from, epochDayOf(plan.lastYear + 1, 12, 31))
  const sessions = all.subarray(0, traded + expiryHorizon)
  const market = simulateMarket(sessions.length, 4_700, xoshiro128(plan.seed))
  const initialCapital = plan.initialCapital * 100
  const { trades, netLiquidity } = simulateTrades({
    ...plan,
    sessions,
    tradingSessions: traded,
    market,
    initialCapital,
  })
  if (plan.maxTrades !== Infinity && trades.length !== plan.maxTrades) {
    throw new Error(`the plan gave ${trades.length} trades instead of ${plan.maxTrades}`)
  }
  return {
    tradeLog: tradeLogCsv(trades, market, sessions),
    dailyLog: dailyLogCsv(netLiquidity, initialCapital, sessions),
  }
}
