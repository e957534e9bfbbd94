import type { BacktestSeries, BacktestSeriesColumn, BacktestSeriesQuery } from "../contract/index.ts"
import { barTime } from "../engine/backtest/bars.ts"
import { buyAndHoldEquity } from "../engine/backtest/buy-and-hold-equity.ts"
import { overStretches, stretchEnds } from "../engine/backtest/stretch-bars.ts"
import { drawdownSeries } from "../engine/series/drawdown-series.ts"
import type { BacktestContext } from "./backtest-context.ts"
import { BacktestNotFound, SearchNotOver } from "./backtest-errors.ts"
import { loadResult, requireRun, type RunResult } from "./load-run.ts"
import { blankIsNull, pointsToShow } from "./points-to-show.ts"
import { rangeColumn, type RangeName } from "./range-columns.ts"
import { type Result, resultKey } from "./result.ts"
import type { BacktestMeta } from "./run-backtest.ts"

/** Series of a run, or of the out-of-sample parts of a walk-forward: a value a bar, as columns. Throws `BacktestNotFound`, `SearchNotOver`. */
export async function readBacktestSeries(
  context: BacktestContext,
  kind: "backtest" | "walk-forward",
  id: string,
  { columns, maxPoints }: BacktestSeriesQuery,
): Promise<Result<BacktestSeries>> {
  const run = await requireRun(context, kind, id)
  if (run.summary === null) throw new SearchNotOver(id)
  return {
    key: resultKey(context, "read-backtest-series", { id, columns, maxPoints }, {}),
    load: async () => {
      const block = await loadResult(context, run)
      if (block === null) throw new BacktestNotFound(kind, id)
      const series = columns.map((name) => [name, seriesOf[name](block)] as const)
      const days = block.column("days") as Int32Array
      const minutes = block.names.includes("minutes") ? (block.column("minutes") as Int16Array) : null
      const { points, shown } = columns.some(isRange)
        ? asBars(series, days.length, maxPoints)
        : asLines(series, days.length, maxPoints)
      return {
        dates: Array.from(points, (bar) => barTime({ days, minutes }, bar)),
        bars: Array.from(points),
        columns: Object.fromEntries(shown.map(([name, values]) => [name, Array.from(values, blankIsNull)])),
        total: days.length,
      }
    },
  }
}

type NamedSeries = readonly (readonly [BacktestSeriesColumn, Float64Array])[]
type Shown = { readonly points: Int32Array; readonly shown: NamedSeries }

/** Each line with its minima and maxima. */
function asLines(series: NamedSeries, bars: number, maxPoints: number | undefined): Shown {
  const lines = series.map(([, values]) => values)
  const points = pointsToShow(bars, lines, maxPoints)
  return { points, shown: series.map(([name, values]) => [name, at(values, points)]) }
}

const rangeValues = { open: "first", high: "highest", low: "lowest" } as const

/** Bars of several bars: a candle drawn from the extremes of its line alone would be a wrong one. */
function asBars(series: NamedSeries, bars: number, maxPoints: number | undefined): Shown {
  const points = stretchEnds(bars, maxPoints ?? bars)
  return {
    points,
    shown: series.map(([name, values]) => [
      name,
      overStretches(values, points, isRange(name) ? rangeValues[name] : "last"),
    ]),
  }
}

function isRange(name: BacktestSeriesColumn): name is RangeName {
  return name in rangeValues
}

function at(values: Float64Array, points: Int32Array): Float64Array {
  return Float64Array.from(points, (bar) => values[bar])
}

const seriesOf: Readonly<Record<BacktestSeriesColumn, (block: RunResult) => Float64Array>> = {
  equity: (block) => block.column("equity") as Float64Array,
  open: (block) => rangeColumn(block, "open"),
  high: (block) => rangeColumn(block, "high"),
  low: (block) => rangeColumn(block, "low"),
  close: (block) => block.column("close") as Float64Array,
  drawdown(block) {
    const equity = block.column("equity") as Float64Array
    return drawdownSeries(equity, equity[0])
  },
  buyAndHold(block) {
    const [cash] = block.column("equity")
    // The parts of a walk-forward trade from their first bar on.
    const { window } = block.meta as Partial<BacktestMeta>
    return buyAndHoldEquity(block.column("close") as Float64Array, {
      firstTradable: window?.firstTradableBar ?? 0,
      cash: Number(cash),
    })
  },
}
