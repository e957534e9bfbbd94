import type { EquityCurve } from "../series/equity-curve.ts"
import { closedTradeCurve } from "./closed-trade-curve.ts"
import type { DailyLogColumns } from "./daily-log-columns.ts"
import { dailyLogCurve } from "./daily-log-curve.ts"
import type { TradeLogFilter } from "./select-trades.ts"
import type { TradeColumns } from "./trade-columns.ts"

/** What equity is made from: closed trades by close date, or a daily log that marks open positions. */
export type Basis = "closed-trades" | "daily-log"

export type EquityBasis = {
  readonly basis: Basis
  /** Why a daily log that is there was not used. */
  readonly basisReason: string | null
  readonly curve: EquityCurve
}

export type EquityBasisRequest = {
  readonly trades: TradeColumns
  /** Rows that the filter leaves, in order of close. */
  readonly rows: Int32Array
  readonly dailyLog: DailyLogColumns | null
  readonly filter: TradeLogFilter
  readonly sessions: Int32Array
  /** Null when it is not known. */
  readonly initialCapital: number | null
  /** Whether the user gave the initial capital. */
  readonly capitalGiven: boolean
  readonly oneLot: boolean
}

const CENT = 0.005

/**
 * The equity curve of a trade log: the daily log's where there is one and it is about the same thing, else that of the closed
 * trades. A daily log is one account's: it cannot be split by strategy, scaled to one contract or given another capital.
 */
export function equityBasis(request: EquityBasisRequest): EquityBasis {
  const { trades, rows, sessions, dailyLog, filter } = request
  const closedTrades = (basisReason: string | null): EquityBasis => ({
    basis: "closed-trades",
    basisReason,
    curve: closedTradeCurve(trades, rows, {
      sessions,
      initialCapital: request.initialCapital ?? Number.NaN,
    }),
  })
  if (dailyLog === null) return closedTrades(null)
  if (leavesOutAStrategy(trades, filter)) return closedTrades("a daily log cannot be split by strategy")
  if (request.oneLot) return closedTrades("a daily log cannot be scaled to one contract")
  if (request.capitalGiven) {
    const { initialEquity } = dailyLogCurve(dailyLog, { from: null, to: null })
    if (!(Math.abs(initialEquity - (request.initialCapital ?? Number.NaN)) < CENT)) {
      return closedTrades("the initial capital given is not that of the daily log")
    }
  }
  const curve = dailyLogCurve(dailyLog, filter)
  if (curve.days.length === 0) return closedTrades("the daily log has no day in the range")
  return { basis: "daily-log", basisReason: null, curve }
}

function leavesOutAStrategy({ strategyNames }: TradeColumns, { strategies }: TradeLogFilter): boolean {
  return strategies !== null && strategyNames.some((_, index) => !strategies.has(index))
}
