export type Streaks = {
  readonly longestWin: number
  readonly longestLoss: number
  /** Trades since the sign last changed, negative for losses; 0 when the last trade broke even. */
  readonly current: number
}

/**
 * Runs of winning and of losing trades. A break-even trade ends a streak and belongs to none.
 * @param pnl in order of close
 */
export function streaks(pnl: Float64Array): Streaks {
  let longestWin = 0
  let longestLoss = 0
  let current = 0
  for (let i = 0; i < pnl.length; i++) {
    const sign = Math.sign(pnl[i])
    current = sign === Math.sign(current) ? current + sign : sign
    if (current > longestWin) longestWin = current
    if (-current > longestLoss) longestLoss = -current
  }
  // Math.sign keeps the sign of a zero; a streak of none is plain 0.
  return { longestWin, longestLoss, current: current === 0 ? 0 : current }
}
