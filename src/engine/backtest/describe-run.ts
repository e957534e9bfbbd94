import { isoDate } from "../money/iso-date.ts"
import { barTime } from "./bars.ts"
import type { Bars } from "./bars.ts"
import type { BacktestResult, BacktestWarning } from "./backtest-result.ts"
import type { OrderEngineRun, RunSpan } from "./order-engine/order-engine.ts"
import { describeOrder } from "./order-engine/order.ts"
import type { SignalCounts } from "./run-signals.ts"

type Described = Pick<
  BacktestResult,
  | "trades"
  | "openTrades"
  | "rejectedOrders"
  | "waitingOrders"
  | "ambiguousBars"
  | "ties"
  | "ruin"
  | "warnings"
  | "equity"
  | "days"
>

/** What happened in a run, as plain data, its bars counted from the first of the test. */
export function describeRun(
  bars: Bars,
  { from, to }: RunSpan,
  run: OrderEngineRun,
  counts: SignalCounts,
): Described {
  const { closed, open } = run.account
  const lastClose = bars.close[to - 1]
  return {
    trades: Array.from({ length: closed.count }, (_, i) => ({
      size: closed.size[i],
      entryBar: closed.entryBar[i] - from,
      exitBar: closed.exitBar[i] - from,
      entryDate: barTime(bars, closed.entryBar[i]),
      exitDate: barTime(bars, closed.exitBar[i]),
      entryPrice: closed.entryPrice[i],
      exitPrice: closed.exitPrice[i],
      pnl: closed.pnl[i],
      returnFraction: closed.returnOf(i),
      commission: closed.commission[i],
      entryReason: closed.entryReason[i],
      exitReason: closed.exitReason[i],
    })),
    openTrades: open.map((trade) => ({
      size: trade.size,
      entryBar: trade.entryBar - from,
      entryDate: barTime(bars, trade.entryBar),
      entryPrice: trade.entryPrice,
      entryReason: trade.entryReason,
      pnl: trade.size * (lastClose - trade.entryPrice) - trade.entryFee,
    })),
    rejectedOrders: run.rejected.map((rejected) => ({
      ...rejected,
      bar: rejected.bar - from,
      date: barTime(bars, rejected.bar),
    })),
    waitingOrders: run.waiting.map((order) => ({
      bar: order.placedBar - from,
      date: barTime(bars, order.placedBar),
      order: describeOrder(order),
    })),
    ambiguousBars: run.ambiguousBars,
    ties: counts.ties,
    ruin: run.ruinBar === null ? null : isoDate(bars.days[run.ruinBar]),
    warnings: warningsOf(bars, run, counts),
    equity: Array.from(run.equity),
    days: Array.from(bars.days.subarray(from, to)),
  }
}

function warningsOf(bars: Bars, run: OrderEngineRun, { ties, untold }: SignalCounts): BacktestWarning[] {
  const ruined = run.ruinBar === null ? "" : barTime(bars, run.ruinBar)
  const warnings = [
    {
      id: "ruin",
      count: ruined === "" ? 0 : 1,
      detail: `equity was used up at the close of ${ruined}; the run stops there`,
    },
    {
      id: "rejected-orders",
      count: run.rejected.length,
      detail: "orders that were not filled; each is listed with its reason",
    },
    {
      id: "ambiguous-bars",
      count: run.ambiguousBars,
      detail: "bars that touched two levels, which do not tell which came first",
    },
    {
      id: "ties",
      count: ties,
      detail: "bars at which the two lines were exactly equal; a path through a tie is no crossing",
    },
    {
      id: "untold-signals",
      count: untold,
      detail:
        "bars at which a rule could not be told, such as one on volume without volume; it counts as not met",
    },
    {
      id: "waiting-orders",
      count: run.waiting.length,
      detail: "orders that still waited when the prices ended",
    },
  ]
  return warnings.filter(({ count }) => count > 0)
}
