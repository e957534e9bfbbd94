import { CompensatedSum } from "../series/compensated-sum.ts"
import { figureOf, ratio, undefinedBecause } from "./figure.ts"
import type { Figure } from "./figure.ts"
import { NO_LOSING_TRADE, NO_TRADE, NO_WINNING_TRADE } from "./reasons.ts"

export type PnlSummary = {
  readonly trades: number
  /** P/L above, below and at 0; the three sum to `trades`. */
  readonly wins: number
  readonly losses: number
  readonly breakEven: number
  readonly totalPnl: number
  /** Σ of the wins, and of the losses (≤ 0). */
  readonly grossProfit: number
  readonly grossLoss: number
  readonly averagePnl: Figure
  readonly averageWin: Figure
  /** ≤ 0. */
  readonly averageLoss: Figure
  readonly largestWin: Figure
  /** ≤ 0. */
  readonly largestLoss: Figure
}

/** Counts and money of closed trades by the sign of their P/L. An average or an extreme of no trade is undefined. */
export function pnlSummary(pnl: Float64Array): PnlSummary {
  // On its own: the difference of two rounded halves is not the rounded whole.
  const total = new CompensatedSum()
  const profit = new CompensatedSum()
  const loss = new CompensatedSum()
  let wins = 0
  let losses = 0
  let largestWin = 0
  let largestLoss = 0
  for (let i = 0; i < pnl.length; i++) {
    const value = pnl[i]
    total.add(value)
    if (value > 0) {
      wins++
      profit.add(value)
      if (value > largestWin) largestWin = value
    } else if (value < 0) {
      losses++
      loss.add(value)
      if (value < largestLoss) largestLoss = value
    }
  }
  return {
    trades: pnl.length,
    wins,
    losses,
    breakEven: pnl.length - wins - losses,
    totalPnl: total.total,
    grossProfit: profit.total,
    grossLoss: loss.total,
    averagePnl: ratio(total.total, pnl.length, NO_TRADE),
    averageWin: ratio(profit.total, wins, NO_WINNING_TRADE),
    averageLoss: ratio(loss.total, losses, NO_LOSING_TRADE),
    largestWin: wins === 0 ? undefinedBecause(NO_WINNING_TRADE) : figureOf(largestWin),
    largestLoss: losses === 0 ? undefinedBecause(NO_LOSING_TRADE) : figureOf(largestLoss),
  }
}
