import uPlot from "uplot"
import "uplot/dist/uPlot.min.css"
import "./time-plot.css"
import { civilDate, type EpochDay } from "../../engine/money/iso-date.ts"
import { type ChartColours, onAppearanceChange, readChartColours } from "./chart-colours.ts"
import type { ChartPane, TimeChartData } from "./chart-pane.ts"
import { dateTicks } from "./date-ticks.ts"
import { drawAreaEnds, drawAreas, drawTicks } from "./plot-areas.ts"
import { drawBars, hasCandles } from "./plot-bars.ts"
import { drawAxisTitle, drawLevel, drawLineEnds, drawMark } from "./plot-labels.ts"
import { drawShades } from "./plot-shades.ts"
import { drawTrades } from "./plot-trades.ts"
import { logTicks, valueTicks } from "./value-ticks.ts"

export type TimePlotEvents = {
  /** The observation under the crosshair; null when it has left. */
  readonly onCursor: (index: number | null) => void
  /** A stretch of time was marked by dragging. */
  readonly onZoom: (from: EpochDay, to: EpochDay) => void
  /** A double click. */
  readonly onReset: () => void
}

export type TimePlot = {
  readonly update: (data: TimeChartData) => void
  readonly moveCursor: (index: number | null) => void
  readonly resize: () => void
  readonly destroy: () => void
}

const axisHeight = 28
/** Below this width the line's end has no room for its label beside it. */
const narrow = 560

const linear = uPlot.paths.linear?.()

let plotCount = 0

/** Draws panes under each other into an element, sharing one time axis and one crosshair. */
export function mountTimePlot(element: HTMLElement, first: TimeChartData, events: TimePlotEvents): TimePlot {
  const syncKey = `time-plot-${String(++plotCount)}`
  let data = first
  let colours = readChartColours()
  let plots: uPlot[] = []

  const paneData = (at: number): uPlot.AlignedData => [
    data.days,
    ...data.panes[at].lines.map((line) => withGaps(line.values)),
  ]
  const build = () => {
    for (const plot of plots) plot.destroy()
    plots = data.panes.map(
      (_, at) =>
        new uPlot(
          paneOptions({
            pane: () => data.panes[at],
            days: () => data.days,
            isLast: at === data.panes.length - 1,
            width: element.clientWidth,
            syncKey,
            colours: () => colours,
            events,
          }),
          paneData(at),
          element,
        ),
    )
  }
  build()

  const stopWatching = onAppearanceChange(() => {
    colours = readChartColours()
    for (const plot of plots) plot.redraw(true, true)
  })

  return {
    update(next) {
      const sameShape =
        next.panes.length === data.panes.length &&
        next.panes.every((pane, at) => shapeOf(pane) === shapeOf(data.panes[at]))
      data = next
      if (sameShape) plots.forEach((plot, at) => plot.setData(paneData(at)))
      else build()
    },
    moveCursor(index) {
      for (const plot of plots) {
        const left = index === null ? -10 : plot.valToPos(data.days[index] ?? Number.NaN, "x")
        plot.setCursor({ left, top: index === null ? -10 : 10 }, false)
      }
      events.onCursor(index)
    },
    resize() {
      const width = element.clientWidth
      plots.forEach((plot, at) => {
        if (plot.width !== width)
          plot.setSize({ width, height: heightOf(data.panes[at], at === plots.length - 1) })
      })
    },
    destroy() {
      stopWatching()
      for (const plot of plots) plot.destroy()
    },
  }
}

type PaneContext = {
  readonly pane: () => ChartPane
  readonly days: () => TimeChartData["days"]
  readonly isLast: boolean
  readonly width: number
  readonly syncKey: string
  readonly colours: () => ChartColours
  readonly events: TimePlotEvents
}

// What uPlot fixes when it is made; anything else is read at each drawing.
function shapeOf(pane: ChartPane): string {
  return `${pane.id} ${String(pane.logScale)} ${String(pane.height)} ${pane.lines.map((line) => line.colour).join()}`
}

function heightOf(pane: ChartPane, isLast: boolean): number {
  return pane.height + (isLast ? axisHeight : 0)
}

function paneOptions({ pane, days, isLast, width, syncKey, colours, events }: PaneContext): uPlot.Options {
  const isNarrow = (plot: uPlot) => plot.width < narrow
  const font = `12px ${getComputedStyle(document.body).fontFamily}`
  return {
    width,
    height: heightOf(pane(), isLast),
    padding: [24, (plot) => (isNarrow(plot) ? 12 : 112), 4, 0],
    legend: { show: false },
    scales: {
      x: { time: false, range: () => dayRange(days(), pane().bars !== undefined) },
      y: {
        // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- a const enum of the types only: 3 is logarithmic
        distr: pane().logScale ? 3 : 1,
        range: (_, min, max) => valueRange(pane(), min, max),
      },
    },
    series: [
      {},
      ...pane().lines.map((line, at): uPlot.Series => ({
        stroke: () => colours()(pane().lines[at].colour),
        width: line.width ?? 1.5,
        // Candles tell the close by themselves.
        paths: (plot, series, from, to) =>
          at === 0 && hasCandles(plot, pane(), days()) ? null : (linear?.(plot, series, from, to) ?? null),
        points: { show: false },
        ...(line.dash === undefined ? {} : { dash: [...line.dash] }),
        ...(line.fillTo === undefined
          ? {}
          : { fill: () => colours()(pane().lines[at].colour, 0.12), fillTo: line.fillTo }),
      })),
    ],
    axes: [
      {
        show: isLast,
        size: axisHeight,
        font,
        gap: 6,
        stroke: () => colours()("--ink-2"),
        grid: { show: false },
        ticks: { size: 4, width: 1, stroke: () => colours()("--line") },
        splits: (plot, _, min, max) => dateTicks(min, max, roomForDates(plot)).map((tick) => tick.day),
        values: (plot, splits) => {
          const { min = 0, max = 0 } = plot.scales.x ?? {}
          const ticks = dateTicks(min ?? 0, max ?? 0, roomForDates(plot))
          return splits.map(
            (day) => ticks.find((tick) => tick.day === day)?.label ?? String(civilDate(day).year),
          )
        },
      },
      {
        size: (plot) => (isNarrow(plot) ? 48 : 64),
        font,
        gap: 8,
        stroke: () => colours()("--ink-2"),
        grid: { width: 1, stroke: () => colours()("--line") },
        ticks: { show: false },
        splits: (plot, _, min, max) => {
          const room = Math.max(2, Math.floor(plot.bbox.height / uPlot.pxRatio / 44))
          return pane().logScale ? logTicks(min, max, room) : valueTicks(min, max, room)
        },
        filter: (_, splits) => splits,
        values: (_, splits) => splits.map((value) => pane().formatAxis(value)),
      },
    ],
    cursor: {
      y: false,
      sync: { key: syncKey, setSeries: false, scales: ["x", null] },
      drag: { x: true, y: false, setScale: false, dist: 6 },
      // The line stands on the observation that the readout speaks of, not between two.
      move: (plot, left, top) =>
        left < 0 ? [left, top] : [plot.valToPos(days()[plot.posToIdx(left)], "x"), top],
      points: {
        size: 9,
        stroke: () => colours()("--ground"),
        width: 2,
        fill: (_, at) => colours()(pane().lines[at - 1]?.colour ?? "--ink"),
      },
      bind: {
        dblclick: () => () => {
          events.onReset()
          return null
        },
      },
    },
    hooks: {
      drawClear: [(plot) => drawShades(plot, pane(), colours(), font)],
      drawAxes: [
        (plot) => {
          drawBars(plot, pane(), days(), colours())
          drawAreas(plot, pane(), days(), colours())
        },
      ],
      setCursor: [(plot) => isLast && events.onCursor(plot.cursor.idx ?? null)],
      setSelect: [(plot) => isLast && zoomToSelection(plot, events)],
      draw: [
        (plot) => {
          drawTicks(plot, pane(), colours())
          drawTrades(plot, pane(), colours(), font)
          drawAxisTitle(plot, pane(), colours(), font)
          drawLevel(plot, pane(), colours(), font)
          drawLineEnds(plot, pane(), colours(), { font, withText: !isNarrow(plot) })
          if (!isNarrow(plot)) drawAreaEnds(plot, pane(), colours(), font)
          drawMark(plot, pane(), colours(), font)
        },
      ],
    },
  }
}

/** What is not there is null to uPlot, which else takes it for the least value of all. */
function withGaps(values: Float64Array): Float64Array | (number | null)[] {
  return values.some(Number.isNaN)
    ? Array.from(values, (value) => (Number.isNaN(value) ? null : value))
    : values
}

// A curve of one day stands in the middle of its plot; bars are whole at either edge.
function dayRange(days: TimeChartData["days"], hasBars: boolean): [number, number] {
  const first = days.at(0) ?? 0
  const last = days.at(-1) ?? 0
  if (first === last) return [first - 1, first + 1]
  if (!hasBars) return [first, last]
  const half = (last - first) / (2 * days.length)
  // Whole days stay whole: an axis that begins within a day tells the hours.
  const room = half >= 0.5 ? Math.ceil(half) : half
  return [first - room, last + room]
}

function roomForDates(plot: uPlot): number {
  return Math.floor(plot.bbox.width / uPlot.pxRatio / 56)
}

function valueRange(pane: ChartPane, dataMin: number | null, dataMax: number | null): [number, number] {
  if (pane.areas !== undefined) return [0, 1]
  const level = pane.level?.value
  const [lowest, highest] = barRange(pane.bars)
  const min = Math.min(dataMin ?? level ?? 0, level ?? Number.POSITIVE_INFINITY, lowest)
  const max = Math.max(dataMax ?? level ?? 1, level ?? Number.NEGATIVE_INFINITY, highest)
  if (pane.logScale && min > 0) return [min / 1.04, Math.max(max * 1.04, min * 1.1)]
  const pad = (max - min || Math.abs(max) || 1) * 0.06
  // The words of a mark stand beyond its dot.
  const room = pane.mark === null ? pad : pad * 4
  // Zero at the edge of the data is the edge of the plot: a drawdown hangs from it, margin stands on it.
  const zeroIsLeast = level === 0 && min === 0
  const zeroIsMost = level === 0 && max === 0
  if (zeroIsLeast && zeroIsMost) return [-pad, pad]
  return [
    zeroIsLeast ? 0 : min - (zeroIsMost ? room : pad),
    zeroIsMost ? 0 : max + (zeroIsLeast ? room : pad),
  ]
}

/** What bars reach; nothing where there are none. */
function barRange(bars: ChartPane["bars"]): [number, number] {
  let lowest = Number.POSITIVE_INFINITY
  let highest = Number.NEGATIVE_INFINITY
  for (const low of bars?.low ?? []) if (low < lowest) lowest = low
  for (const high of bars?.high ?? []) if (high > highest) highest = high
  return [lowest, highest]
}

function zoomToSelection(plot: uPlot, events: TimePlotEvents): void {
  const { left, width } = plot.select
  if (width < 1) return
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
  const days = plot.data[0]
  const from = days[plot.posToIdx(left)]
  const to = days[plot.posToIdx(left + width)]
  if (from !== undefined && to !== undefined && to > from) events.onZoom(from, to)
}
