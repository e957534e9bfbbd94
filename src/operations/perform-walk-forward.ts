import type { PriceWarning, WalkForwardResult, WalkForwardSummary } from "../contract/index.ts"
import type { BacktestWindow } from "../engine/backtest/backtest-window.ts"
import { periodsPerYearOf } from "../engine/backtest/periods-per-year.ts"
import { chooseParameters } from "../engine/backtest/search/walk-forward.ts"
import type { FoldChoice, WalkForwardOptions } from "../engine/backtest/search/walk-forward.ts"
import { isoDate } from "../engine/money/iso-date.ts"
import { orRefuse } from "./backtest-refused.ts"
import type { BacktestCompute, SearchTask } from "./backtests-port.ts"
import { runPlan, type SearchConduct } from "./conduct-search.ts"
import type { SearchOutcome } from "./perform-optimization.ts"

/** The part of a walk-forward's result that is no column: all that its contract tells. */
export type WalkForwardMeta = NonNullable<WalkForwardResult["result"]>

/** Searches each in-sample part and trades the parts after them. Throws `BacktestRefused`, or the signal's reason. */
export async function performWalkForward(
  compute: BacktestCompute,
  task: SearchTask,
  options: WalkForwardOptions,
  warnings: readonly PriceWarning[],
  conduct: SearchConduct,
): Promise<SearchOutcome<Pick<WalkForwardSummary, "totalReturn">, WalkForwardMeta>> {
  const folds = await orRefuse(compute.planFolds(task, options))
  const choices: FoldChoice[] = []
  for (const [at, { inSample }] of folds.entries()) {
    const ofFold = { ...task, id: `${task.id} ${at}`, window: inSample }
    const progress = (fraction: number) => conduct.progress((at + fraction) / folds.length)
    const plan = await orRefuse(compute.planSearch(ofFold, { kind: "grid" }))
    choices.push(chooseParameters(plan, await runPlan(compute, ofFold, plan, { ...conduct, progress })))
  }
  const {
    folds: traded,
    window,
    equity,
    ...result
  } = await orRefuse(compute.stitchFolds(task, folds, choices))
  const { days, minutes, close } = task.request.bars
  const wire = ({ from, to }: BacktestWindow) => ({
    from: isoDate(days[from]),
    to: isoDate(days[to - 1]),
    bars: to - from,
  })
  return {
    summary: { totalReturn: result.statistics["totalReturn"] ?? null },
    meta: {
      folds: traded.map(({ inSample, outOfSample, ...fold }) => ({
        inSample: wire(inSample),
        outOfSample: wire(outOfSample),
        params: fold.params === null ? null : { ...fold.params },
        inSampleFigure: fold.inSampleFigure,
        outOfSampleReturn: fold.outOfSampleReturn,
      })),
      trades: result.trades,
      periodsPerYear: periodsPerYearOf(task.request.bars),
      statistics: { ...result.statistics },
      nulls: { ...result.nulls },
      monthly: [...result.monthly],
      yearly: [...result.yearly],
      warnings: [...warnings],
    },
    columns: new Map<string, Float64Array | Int32Array | Int16Array>([
      ["days", days.slice(window.from, window.to)],
      ["equity", equity],
      ["close", close.slice(window.from, window.to)],
      ...(minutes === null ? [] : [["minutes", minutes.slice(window.from, window.to)] as const]),
    ]),
  }
}
