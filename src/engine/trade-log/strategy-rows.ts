import type { StatisticSet } from "../statistics/statistic-set.ts"
import { tradeStatistics } from "../statistics/trade-statistics.ts"
import { sampleTrades } from "./sample-trades.ts"
import type { TradeColumns } from "./trade-columns.ts"

/** Trade statistics of one strategy. */
export type StrategyRow = StatisticSet & { readonly name: string; readonly trades: number }

/**
 * Trade statistics of each strategy that has a trade among the rows, by name.
 * @param rows in order of close
 */
export function strategyRows(trades: TradeColumns, rows: Int32Array): StrategyRow[] {
  const found: StrategyRow[] = []
  for (const { strategy, rows: own } of byStrategy(trades, rows)) {
    const statistics = tradeStatistics(sampleTrades(trades, own))
    found.push({ name: trades.strategyNames[strategy], trades: own.length, ...statistics })
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1))
}

// Counting sort: linear however many strategies there are, and the order of close stays within each.
function byStrategy(
  { strategy, strategyNames }: TradeColumns,
  rows: Int32Array,
): { strategy: number; rows: Int32Array }[] {
  const ends = new Int32Array(strategyNames.length + 1)
  for (const row of rows) ends[strategy[row] + 1]++
  for (let i = 1; i < ends.length; i++) ends[i] += ends[i - 1]
  const starts = ends.slice()
  const grouped = new Int32Array(rows.length)
  for (const row of rows) grouped[ends[strategy[row]]++] = row
  return strategyNames
    .map((_, index) => ({ strategy: index, rows: grouped.subarray(starts[index], starts[index + 1]) }))
    .filter((group) => group.rows.length > 0)
}
