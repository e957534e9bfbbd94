import type { ImportPreview } from "../../contract/index.ts"
import { type EpochDay, isoDate } from "../../engine/money/iso-date.ts"
import { compensatedSum } from "../../engine/series/compensated-sum.ts"
import type { DailyLogColumns } from "../../engine/trade-log/daily-log-columns.ts"
import { initialCapital } from "../../engine/trade-log/initial-capital.ts"
import { sumTrades } from "../../engine/trade-log/sum-trades.ts"
import { closeOrder } from "../../engine/trade-log/time-order.ts"
import type { TradeColumns } from "../../engine/trade-log/trade-columns.ts"
import type { ImportPlan } from "../ports.ts"
import { matchTrades } from "./match-trades.ts"

/** A portfolio's trades, and the id of the import that each came from. */
export type ExistingTrades = { readonly trades: TradeColumns; readonly importOf: (row: number) => string }

/** Repetitions that a preview lists one by one. */
const MAX_LISTED = 1_000

/** What a batch would do to a portfolio; without one, all of its trades are new. */
export function planImport(
  existing: ExistingTrades | null,
  incoming: { readonly trades: TradeColumns | null; readonly days: DailyLogColumns | null },
): ImportPlan {
  const { trades, days } = incoming
  if (trades === null) {
    const effect = { newTrades: 0, supersededTrades: 0, repeatedTrades: 0 }
    return { effect, repeats: [], summary: summaryOfDays(days) }
  }
  const { repeated, superseded } = matchTrades(existing === null ? [trades] : [existing.trades, trades])
  return {
    effect: {
      newTrades: trades.count - repeated.length - superseded.length,
      supersededTrades: superseded.length,
      repeatedTrades: repeated.length,
    },
    repeats: repeated.slice(0, MAX_LISTED).map(({ row, of }) => ({
      line: trades.line[row.row],
      importId: existing?.importOf(of.row) ?? "",
    })),
    summary: summaryOfTrades(trades),
  }
}

function summaryOfTrades(trades: TradeColumns): ImportPreview["summary"] {
  const order = closeOrder(trades)
  const counts = new Int32Array(trades.strategyNames.length)
  for (const index of trades.strategy) counts[index]++
  return {
    firstDate: dateOf(order.length === 0 ? undefined : trades.closeDay[order[0]]),
    lastDate: dateOf(order.length === 0 ? undefined : trades.closeDay[order[order.length - 1]]),
    strategies: trades.strategyNames.map((name, index) => ({ name, trades: counts[index] })),
    totalPnl: sumTrades(trades, order).pnl,
    initialCapital: initialCapital(trades),
  }
}

function summaryOfDays(days: DailyLogColumns | null): ImportPreview["summary"] {
  const isEmpty = days === null || days.count === 0
  return {
    firstDate: dateOf(days?.day.at(0)),
    lastDate: dateOf(days?.day.at(-1)),
    strategies: [],
    totalPnl: isEmpty ? 0 : compensatedSum(days.pnl.filter((pnl) => !Number.isNaN(pnl))),
    initialCapital: isEmpty ? null : days.netLiquidity[0] - days.pnl[0],
  }
}

function dateOf(day: EpochDay | undefined): string | null {
  return day === undefined ? null : isoDate(day)
}
