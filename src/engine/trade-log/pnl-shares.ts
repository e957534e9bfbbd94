import type { StrategyRow } from "./strategy-rows.ts"

/**
 * Each strategy's share of the P/L of all of them, a fraction: 0.4 made two fifths of it; beyond 1 or below 0 where others
 * lost what it made. Null where the whole is not a gain, since a share of a loss would turn every sign round.
 */
export function pnlShares(strategies: readonly StrategyRow[]): (number | null)[] {
  const pnls = strategies.map((row) => row.statistics.totalPnl ?? 0)
  const total = pnls.reduce((sum, pnl) => sum + pnl, 0)
  return pnls.map((pnl) => (total > 0 ? pnl / total : null))
}
