import { weekday } from "../src/engine/money/iso-date.ts"
import { enterTrade, feePerLeg } from "./enter-trade.ts"
import { barsPerSession, lastBar, type MarketPath } from "./market-path.ts"
import type { Strategy } from "./strategies.ts"
import { closingValue, type Trade } from "./trade.ts"

export type SimulationOptions = {
  /** Epoch days of the exchange's sessions; those from `tradingSessions` on only date the expiries. */
  readonly sessions: Int32Array
  readonly tradingSessions: number
  readonly market: MarketPath
  readonly strategies: readonly Strategy[]
  /** Cents. */
  readonly initialCapital: number
  readonly maxContracts: number
  readonly maxTrades: number
}

export type Simulation = {
  /** In the order in which they closed; trades of one bar by the order of their opening. */
  readonly trades: readonly Trade[]
  /** Cents, one a session: realised funds, and the open positions at what closing them would bring. */
  readonly netLiquidity: Float64Array
}

/** The bar at which a back-test closes what is still open in its last session. */
const completionBar = 77

/** Runs the strategies over the market, five minutes at a time. */
export function simulateTrades(options: SimulationOptions): Simulation {
  const { sessions, tradingSessions, market, strategies } = options
  const trades: Trade[] = []
  const netLiquidity = new Float64Array(tradingSessions)
  let open: Trade[] = []
  let funds = options.initialCapital
  let entered = 0
  for (let session = 0; session < tradingSessions; session++) {
    const day = weekday(sessions[session])
    const entering = strategies.filter((s) => session >= s.startsAfter && s.weekdays.includes(day))
    const completes = session === tradingSessions - 1
    for (let bar = 1; bar < barsPerSession; bar++) {
      const still: Trade[] = []
      for (const trade of open) {
        if (!closeIfDue(trade, market, session, bar, completes)) {
          still.push(trade)
          continue
        }
        funds += trade.pnl
        trade.fundsAtClose = funds
        trades.push(trade)
      }
      open = still
      for (const strategy of entering) {
        if (strategy.entryBar !== bar || entered >= options.maxTrades) continue
        const trade = enterTrade(strategy, market, session, bar, funds, options.maxContracts)
        if (trade === null) continue
        open.push(trade)
        entered++
      }
    }
    netLiquidity[session] = open.reduce((sum, trade) => sum + markedProfit(trade, market, session), funds)
  }
  return { trades, netLiquidity }
}

function markedProfit(trade: Trade, market: MarketPath, session: number): number {
  const { cost } = closingValue(trade.legs, market, session, lastBar)
  return (trade.premium - cost) * trade.contracts - trade.openingFees
}

function closeIfDue(
  trade: Trade,
  market: MarketPath,
  session: number,
  bar: number,
  completes: boolean,
): boolean {
  const { cost, ratio } = closingValue(trade.legs, market, session, bar)
  const gain = (trade.premium - cost) / Math.abs(trade.premium)
  trade.maxProfit = Math.max(trade.maxProfit, gain * 100)
  trade.maxLoss = Math.min(trade.maxLoss, gain * 100)
  const reason = reasonToClose(trade, gain, session, bar, completes)
  if (reason === null) return false
  trade.closeSession = session
  trade.closeBar = bar
  trade.closingCost = cost
  trade.closingFees = reason === "Expired" ? 0 : feePerLeg * trade.legs.length * trade.contracts
  trade.closingRatio = ratio
  trade.reason = reason
  trade.pnl = (trade.premium - cost) * trade.contracts - trade.openingFees - trade.closingFees
  return true
}

function reasonToClose(
  trade: Trade,
  gain: number,
  session: number,
  bar: number,
  completes: boolean,
): string | null {
  const { profitTarget, stopLoss, exit } = trade.strategy
  if (bar === lastBar) return trade.legs.every((leg) => leg.expirySession === session) ? "Expired" : null
  if (gain <= -stopLoss) return "Stop Loss"
  if (gain >= profitTarget) return "Profit Target"
  if (exit !== null && session === trade.openSession + exit.sessions && bar >= exit.bar) {
    return "Exited at Specified Time"
  }
  return completes && bar === completionBar && trade.legs.some((leg) => leg.expirySession > session)
    ? "Backtest Completed"
    : null
}
