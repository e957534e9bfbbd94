/** Winning and losing streaks in order of time, as columns of equal length. */
export type StreakSequence = {
  /** Position of the first trade among the trades given. */
  readonly first: Int32Array
  /** Number of trades, negative for losses. */
  readonly length: Int32Array
  /** Money won or lost. */
  readonly pnl: Float64Array
}

/**
 * Runs of consecutive wins and of consecutive losses among P/L figures in order of close. A break-even trade ends a streak
 * and belongs to none. `[1, 2, -1, 0, -1]` has the lengths 2, −1, −1.
 */
export function streakSequence(pnl: Float64Array): StreakSequence {
  const first = new Int32Array(pnl.length)
  const length = new Int32Array(pnl.length)
  const total = new Float64Array(pnl.length)
  let count = 0
  let previous = 0
  for (let i = 0; i < pnl.length; i++) {
    const sign = Math.sign(pnl[i])
    if (sign !== 0) {
      if (sign !== previous) first[count++] = i
      length[count - 1] += sign
      total[count - 1] += pnl[i]
    }
    previous = sign
  }
  return { first: first.slice(0, count), length: length.slice(0, count), pnl: total.slice(0, count) }
}
