import { useMemo, useState } from "react"
import type { OptimizationResult } from "../../../../contract/index.ts"
import { HeatScaleKey } from "../../../charts/heat-scale-key.tsx"
import { Heatmap } from "../../../charts/heatmap.tsx"
import type { HeatmapCell } from "../../../charts/heatmap-layout.ts"
import { formatCount } from "../../../format/count.ts"
import { currencyOf } from "../../../format/money.ts"
import { formatStatistic } from "../../../format/statistic.ts"
import { Field } from "../../../ui/field.tsx"
import { useMediaQuery } from "../../../ui/use-media-query.ts"
import { searchFigure } from "../form/search-figures.ts"
import { paramsText } from "../history/strategy-text.ts"
import { useQueryField } from "../series/use-query-field.ts"
import { openRun } from "./open-run.tsx"
import { PointPanel } from "./point-panel.tsx"
import {
  type GridPoint,
  paramsAt,
  planeOf,
  pointOf,
  readPoint,
  runAt,
  type SearchGrid,
} from "./search-grid.ts"

type SearchMapProps = {
  search: OptimizationResult
  result: NonNullable<OptimizationResult["result"]>
  grid: SearchGrid
}

/** Every run of a search over two of its parameters, and what there is to know of the one that is chosen. */
export function SearchMap({ search, result, grid }: SearchMapProps) {
  const bestPoint = useMemo(
    () => (result.best === null ? grid.names.map(() => 0) : pointOf(grid, result.best.run)),
    [grid, result],
  )
  const [pointAsked, askPoint] = useQueryField("point")
  const point = useMemo(() => readPoint(grid, pointAsked) ?? bestPoint, [grid, pointAsked, bestPoint])
  const setPoint = (next: GridPoint) => askPoint(Object.values(paramsAt(grid, next)).map(String).join(","))
  const [hovered, setHovered] = useState<HeatmapCell | null>(null)
  const [columnAsked, setColumn] = useQueryField("figure")
  const column = columnAsked !== null && columnAsked in grid.columns ? columnAsked : "objective"
  const [across, setAcross] = useState(0)
  const [up, setUp] = useState(Math.min(1, grid.names.length - 1))
  const narrow = useMediaQuery("(max-width: 639px)")
  const figure = searchFigure(column === "objective" ? search.maximize : column)
  const isLine = across === up
  const currency = currencyOf(search.prices)
  const shown = useMemo(() => {
    const words = (axis: number) => Array.from(grid.axes[axis] ?? [], String)
    return {
      columns: words(across),
      rows: isLine ? [""] : words(up),
      columnTitle: grid.names[across] ?? "",
      rowTitle: isLine ? "" : (grid.names[up] ?? ""),
      values: planeOf(grid, column, { across, up, through: point }),
      format: (value: number) => formatStatistic(value, figure.unit, currency),
      chosen: { column: point[across] ?? 0, row: isLine ? 0 : (point[up] ?? 0) },
      best: isInPlane(bestPoint, point, [across, up])
        ? { column: bestPoint[across] ?? 0, row: isLine ? 0 : (bestPoint[up] ?? 0) }
        : null,
    }
  }, [grid, column, across, up, isLine, point, bestPoint, figure.unit, currency])
  const pointAt = (cell: HeatmapCell) =>
    point.map((step, axis) => (axis === across ? cell.column : axis === up && !isLine ? cell.row : step))
  const pointed = hovered === null ? point : pointAt(hovered)
  const value =
    shown.values[(isLine ? 0 : (pointed[up] ?? 0)) * shown.columns.length + (pointed[across] ?? 0)]
  return (
    <section className="section" aria-labelledby="map-title">
      <header className="section-header">
        <div className="map-lead">
          <h2 id="map-title">{figure.label} of every run</h2>
          <p className="map-readout" aria-live="polite">
            <b>{paramsText(paramsAt(grid, pointed))}</b>{" "}
            {Number.isNaN(value) ? "no run here" : formatStatistic(value, figure.unit, currency)}
          </p>
        </div>
        <MapControls
          {...{ search, grid, column, across, up, point, setColumn, setAcross, setUp, setPoint }}
        />
      </header>
      <div className="map-columns">
        <div className="map-plot">
          {!isLine && <span className="map-row-title">{shown.rowTitle}</span>}
          <Heatmap
            {...shown}
            label={`${figure.label} by ${grid.names.join(" and ")}`}
            summary={`${formatCount(grid.runs, "run")}. Arrow keys choose one, with Shift ten further; Enter opens it.`}
            height={heightOf(shown.rows.length, narrow)}
            onChoose={(cell) => setPoint(pointAt(cell))}
            onPoint={setHovered}
            onOpen={(cell) => void openRun(search, paramsAt(grid, pointAt(cell)))}
          />
          <HeatScaleKey values={shown.values} format={shown.format} />
          <p className="map-key">
            Framed: the chosen run with its neighbourhood. Ringed: the best. Press a cell to choose it, twice
            to open its run.
          </p>
        </div>
        <PointPanel search={search} result={result} grid={grid} run={runAt(grid, point)} point={point} />
      </div>
    </section>
  )
}

function isInPlane(best: GridPoint, point: GridPoint, free: readonly number[]): boolean {
  return best.every((step, axis) => free.includes(axis) || point[axis] === step)
}

/** As high as its rows need, within what a screen has. */
function heightOf(rows: number, narrow: boolean): number {
  return Math.min(narrow ? 360 : 520, Math.max(rows * 36, rows === 1 ? 40 : 140) + 44)
}

type MapControlsProps = {
  search: OptimizationResult
  grid: SearchGrid
  column: string
  across: number
  up: number
  point: GridPoint
  setColumn: (column: string) => void
  setAcross: (axis: number) => void
  setUp: (axis: number) => void
  setPoint: (point: GridPoint) => void
}

/** Which figure, over which two parameters; the others stand still. */
function MapControls({ search, grid, column, across, up, point, ...set }: MapControlsProps) {
  const others = ["totalReturn", "maxDrawdown", "sharpeRatio", "trades"].filter(
    (id) => id !== search.maximize,
  )
  const chooseAxis = (
    axis: number,
    other: number,
    mine: (axis: number) => void,
    theirs: (axis: number) => void,
    before: number,
  ) => {
    if (axis === other) theirs(before)
    mine(axis)
  }
  return (
    <div className="map-controls">
      <Field label="Figure">
        {(control) => (
          <select {...control} value={column} onChange={(event) => set.setColumn(event.target.value)}>
            <option value="objective">{searchFigure(search.maximize).label}</option>
            {others.map((id) => (
              <option key={id} value={id}>
                {searchFigure(id).label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {grid.names.length > 2 && (
        <>
          <Field label="Across">
            {(control) => (
              <select
                {...control}
                value={across}
                onChange={(event) =>
                  chooseAxis(Number(event.target.value), up, set.setAcross, set.setUp, across)
                }
              >
                {grid.names.map((name, axis) => (
                  <option key={name} value={axis}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label="Up">
            {(control) => (
              <select
                {...control}
                value={up}
                onChange={(event) =>
                  chooseAxis(Number(event.target.value), across, set.setUp, set.setAcross, up)
                }
              >
                {grid.names.map((name, axis) => (
                  <option key={name} value={axis}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {grid.names.map(
            (name, axis) =>
              axis !== across &&
              axis !== up && (
                <Field key={name} label={name}>
                  {(control) => (
                    <select
                      {...control}
                      value={point[axis]}
                      onChange={(event) => set.setPoint(point.with(axis, Number(event.target.value)))}
                    >
                      {Array.from(grid.axes[axis] ?? [], (value, step) => (
                        <option key={value} value={step}>
                          {String(value)}
                        </option>
                      ))}
                    </select>
                  )}
                </Field>
              ),
          )}
        </>
      )}
    </div>
  )
}
