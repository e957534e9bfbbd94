import type { OptimizationGrid } from "../../../../contract/index.ts"
import { type Neighbourhood, neighbourhood } from "../../../../engine/backtest/search/neighbourhood.ts"

/** The runs of a search, by where they stand on its axes. */
export type SearchGrid = {
  readonly names: readonly string[]
  /** The values of each axis, ascending. */
  readonly axes: readonly Float64Array[]
  readonly runs: number
  /** Run by run, the step on each axis. */
  readonly steps: Int32Array
  readonly columns: Readonly<Record<string, Float64Array>>
}

/** A point of a search: one step on each axis. */
export type GridPoint = readonly number[]

export function readGrid({ runs, parameters, columns }: OptimizationGrid): SearchGrid {
  const names = Object.keys(parameters)
  const axes = names.map((name) => Float64Array.from(new Set(parameters[name])).sort())
  const steps = new Int32Array(runs * names.length)
  names.forEach((name, axis) => {
    const stepOf = new Map(Array.from(axes[axis], (value, step) => [value, step]))
    const values = parameters[name] ?? []
    for (let run = 0; run < runs; run++) steps[run * names.length + axis] = stepOf.get(values[run]) ?? 0
  })
  return {
    names,
    axes,
    runs,
    steps,
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [
        name,
        Float64Array.from(values, (value) => value ?? NaN),
      ]),
    ),
  }
}

export function pointOf({ names, steps }: SearchGrid, run: number): GridPoint {
  return Array.from(steps.subarray(run * names.length, (run + 1) * names.length))
}

/** The point of some values, as an address has them; null where they are none of the search. */
export function readPoint({ axes }: SearchGrid, text: string | null): GridPoint | null {
  if (text === null) return null
  const values = text.split(",").map(Number)
  const steps = axes.map((axis, at) => axis.indexOf(values[at] ?? NaN))
  return values.length === axes.length && steps.every((step) => step >= 0) ? steps : null
}

/** The run at a point; null where a constraint forbids it, or no run was drawn there. */
export function runAt(grid: SearchGrid, point: GridPoint): number | null {
  const width = grid.names.length
  for (let run = 0; run < grid.runs; run++) {
    if (point.every((step, axis) => grid.steps[run * width + axis] === step)) return run
  }
  return null
}

/** The parameters of a point by name. */
export function paramsAt({ names, axes }: SearchGrid, point: GridPoint): Record<string, number> {
  return Object.fromEntries(names.map((name, axis) => [name, axes[axis][point[axis] ?? 0] ?? NaN]))
}

/**
 * A figure over two axes, every other axis standing at the step of a point. Row by row, the lowest first; NaN where there is no run.
 */
export function planeOf(
  grid: SearchGrid,
  column: string,
  { across, up, through }: { readonly across: number; readonly up: number; readonly through: GridPoint },
): Float64Array {
  const width = grid.names.length
  const columns = grid.axes[across]?.length ?? 1
  const rows = up === across ? 1 : (grid.axes[up]?.length ?? 1)
  const plane = new Float64Array(columns * rows).fill(NaN)
  const figures = grid.columns[column]
  if (figures === undefined) return plane
  for (let run = 0; run < grid.runs; run++) {
    const at = (axis: number) => grid.steps[run * width + axis] ?? 0
    const isInPlane = through.every((step, axis) => axis === across || axis === up || at(axis) === step)
    if (isInPlane) plane[(up === across ? 0 : at(up)) * columns + at(across)] = figures[run]
  }
  return plane
}

/** How the runs beside one run do, by the engine. */
export function neighboursOf(grid: SearchGrid, run: number): Neighbourhood {
  const values = new Float64Array(grid.runs * grid.names.length)
  const width = grid.names.length
  for (let at = 0; at < values.length; at++) values[at] = grid.axes[at % width][grid.steps[at]] ?? NaN
  return neighbourhood(
    grid.axes.map((axis, index) => ({ name: grid.names[index] ?? "", index, values: axis })),
    { runs: grid.runs, values },
    { objective: grid.columns["objective"] ?? new Float64Array(0) },
    run,
  )
}

/** The runs with the largest figure, largest first; those without one are not among them. */
export function bestRuns({ runs, columns }: SearchGrid, column: string, count: number): number[] {
  const figures = columns[column] ?? new Float64Array(runs).fill(NaN)
  return Array.from({ length: runs }, (_, run) => run)
    .filter((run) => !Number.isNaN(figures[run]))
    .sort((a, b) => figures[b] - figures[a] || a - b)
    .slice(0, count)
}
