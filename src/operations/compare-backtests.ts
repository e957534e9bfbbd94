import type { ComparedRun, CompareRequest, CompareResult } from "../contract/index.ts"
import { compareGrowth, type RunCurve } from "../engine/backtest/compare-growth.ts"
import { isoDate } from "../engine/money/iso-date.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { BacktestNotFound } from "./backtest-errors.ts"
import type { StoredRun } from "./backtests-port.ts"
import { loadResult } from "./load-run.ts"
import { blankIsNull, pointsToShow } from "./points-to-show.ts"
import { backtestSummaryOf } from "./read-backtest.ts"
import { portfolioSummaryOf } from "./read-portfolio-backtest.ts"

/**
 * Up to ten runs, of one instrument and of portfolios alike, side by side: figures, and growth on the days that any of them has. Throws
 * `BacktestNotFound`.
 */
export async function compareBacktests(
  context: BacktestContext,
  { ids, maxPoints }: CompareRequest,
): Promise<CompareResult> {
  const runs = await Promise.all([...new Set(ids)].map((id) => comparedRun(context, id)))
  const { days, growth } = compareGrowth(runs)
  const points = pointsToShow(days.length, growth, maxPoints)
  return {
    data: runs.map(({ summary }) => summary),
    dates: Array.from(points, (day) => isoDate(days[day])),
    growth: Object.fromEntries(
      runs.map(({ summary }, at) => [summary.id, Array.from(points, (day) => blankIsNull(growth[at][day]))]),
    ),
  }
}

async function comparedRun(
  context: BacktestContext,
  id: string,
): Promise<RunCurve & { readonly summary: ComparedRun }> {
  const { owner, backtests } = context
  const run =
    (await backtests.findRun(owner, "backtest", id)) ?? (await backtests.findRun(owner, "portfolio", id))
  const result = run === null ? null : await loadResult(context, run)
  if (run === null || result === null) throw new BacktestNotFound("backtest", id)
  const { statistics, nulls } = result.meta as Pick<ComparedRun, "statistics" | "nulls">
  return {
    summary: { ...summaryOf(run), statistics, nulls },
    days: result.column("days") as Int32Array,
    equity: result.column(run.kind === "portfolio" ? "growth" : "equity") as Float64Array,
  }
}

function summaryOf(run: StoredRun) {
  return run.kind === "portfolio"
    ? { kind: run.kind, ...portfolioSummaryOf(run) }
    : { kind: "backtest" as const, ...backtestSummaryOf(run) }
}
