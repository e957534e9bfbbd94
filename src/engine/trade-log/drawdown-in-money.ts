/**
 * Cumulative gain minus its running peak, in money, ≤ 0, one an observation. The peak starts at 0, before the first
 * observation, so that a day-one loss is a drawdown.
 * @param pnl gain of each observation
 */
export function drawdownInMoney(pnl: Float64Array): Float64Array {
  let gained = 0
  let peak = 0
  return pnl.map((gain) => {
    gained += gain
    peak = Math.max(peak, gained)
    return gained - peak
  })
}
