import { useMemo } from "react"
import type { OptimizationResult } from "../../../../contract/index.ts"
import { formatCount } from "../../../format/count.ts"
import { currencyOf } from "../../../format/money.ts"
import { formatPercentBrief } from "../../../format/percent.ts"
import { formatStatistic } from "../../../format/statistic.ts"
import { searchFigure } from "../form/search-figures.ts"
import { paramsText } from "../history/strategy-text.ts"
import { OpenRun } from "./open-run.tsx"
import { type GridPoint, neighboursOf, paramsAt, type SearchGrid } from "./search-grid.ts"

type PointPanelProps = {
  search: OptimizationResult
  result: NonNullable<OptimizationResult["result"]>
  grid: SearchGrid
  /** Null where no run stands at the point. */
  run: number | null
  point: GridPoint
}

/** The chosen run, and how the runs beside it do. */
export function PointPanel({ search, result, grid, run, point }: PointPanelProps) {
  const params = paramsAt(grid, point)
  const isBest = run !== null && run === result.best?.run
  const isGrid = search.request.method.kind === "grid"
  const neighbours = useMemo(
    () => (run === null || !isGrid ? null : neighboursOf(grid, run)),
    [grid, run, isGrid],
  )
  const { label, unit } = searchFigure(search.maximize)
  const currency = currencyOf(search.prices)
  const written = (column: string, id: string) =>
    run === null ? "–" : formatStatistic(grid.columns[column]?.[run] ?? NaN, searchFigure(id).unit, currency)
  const others = ["totalReturn", "maxDrawdown", "sharpeRatio", "trades"].filter(
    (id) => id !== search.maximize,
  )
  return (
    <aside className="point-panel" aria-label="The chosen run">
      <h3>
        {paramsText(params)} {isBest && <span className="secondary">the best</span>}
      </h3>
      {run === null ? (
        <p className="secondary">A constraint forbids this combination, or it was not drawn.</p>
      ) : (
        <>
          <dl>
            <div>
              <dt>{label}</dt>
              <dd>{written("objective", search.maximize)}</dd>
            </div>
            {others.map((id) => (
              <div key={id}>
                <dt>{searchFigure(id).label}</dt>
                <dd>{written(id, id)}</dd>
              </div>
            ))}
          </dl>
          {neighbours !== null && neighbours.mean !== null && (
            <p className="secondary">
              The {formatCount(neighbours.count, "run")} one step away have{" "}
              {formatStatistic(neighbours.mean, unit, currency)} on average and{" "}
              {formatStatistic(neighbours.lowest ?? NaN, unit, currency)} at worst
              {neighbours.stability === null
                ? "."
                : `: ${formatPercentBrief(neighbours.stability)} of this run.`}
            </p>
          )}
          <OpenRun search={search} params={params} />
          <p className="field-hint">
            Here every run trades from bar {result.firstTradableBar + 1} on, when the slowest is ready; opened
            alone it begins when its own indicators are, and can differ a little.
          </p>
        </>
      )}
    </aside>
  )
}
