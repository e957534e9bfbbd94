import uPlot from "uplot"
import { barSpacing } from "./bar-spacing.ts"
import type { ChartColours } from "./chart-colours.ts"
import type { ChartPane, TimeChartData } from "./chart-pane.ts"

/** Below this many pixels a bar, a candle's body is no wider than its wick. */
const leastCandle = 3

type Days = TimeChartData["days"]

/** Whether a pane's bars have room to be candles; else they are a range around the line of their closes. */
export function hasCandles(plot: uPlot, pane: ChartPane, days: Days): boolean {
  return pane.bars !== undefined && spacingOf(plot, days) >= leastCandle * uPlot.pxRatio
}

/**
 * Price bars under everything else: candles where there is room, hollow where the close is above the open and filled where it is below,
 * so that no colour is needed; else the range from the lowest low to the highest high of each column of pixels.
 */
export function drawBars(plot: uPlot, pane: ChartPane, days: Days, colours: ChartColours): void {
  const { bars } = pane
  if (bars === undefined || days.length === 0) return
  const { ctx, bbox } = plot
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left - 4 * uPlot.pxRatio, bbox.top, bbox.width + 8 * uPlot.pxRatio, bbox.height)
  ctx.clip()
  if (hasCandles(plot, pane, days)) drawCandles(plot, pane, days, colours)
  else drawRange(plot, bars, days, colours)
  ctx.restore()
}

/** Pixels of the canvas from one bar to the next. */
function spacingOf(plot: uPlot, days: Days): number {
  const { min, max } = plot.scales["x"] ?? {}
  return barSpacing(days, (max ?? 0) - (min ?? 0), plot.bbox.width)
}

function drawCandles(plot: uPlot, pane: ChartPane, days: Days, colours: ChartColours): void {
  const { bars, lines } = pane
  const close = lines[0]?.values
  if (bars === undefined || close === undefined) return
  const { ctx } = plot
  // An odd number of pixels has a middle one for the wick.
  const line = Math.max(1, Math.round(uPlot.pxRatio))
  const width = Math.min(15 * uPlot.pxRatio, spacingOf(plot, days) * 0.7)
  const half = Math.max(line, Math.floor((width - line) / 2))
  ctx.strokeStyle = colours("--ink-2")
  ctx.lineWidth = line
  const height = (value: number) => Math.round(plot.valToPos(value, "y", true)) + line / 2
  for (let at = 0; at < days.length; at++) {
    if (Number.isNaN(bars.open[at])) continue
    const x = Math.round(plot.valToPos(days[at], "x", true)) + line / 2
    const isUp = close[at] >= bars.open[at]
    const top = height(Math.max(close[at], bars.open[at]))
    const bottom = height(Math.min(close[at], bars.open[at]))
    ctx.beginPath()
    ctx.moveTo(x, height(bars.high[at]))
    ctx.lineTo(x, top)
    ctx.moveTo(x, bottom)
    ctx.lineTo(x, height(bars.low[at]))
    ctx.rect(x - half, top, 2 * half, bottom - top)
    ctx.stroke()
    ctx.fillStyle = colours(isUp ? "--ground" : "--ink-2")
    ctx.fillRect(
      x - half + line / 2,
      top + line / 2,
      2 * half - line,
      Math.max(isUp ? 0 : 1, bottom - top - line),
    )
  }
}

function drawRange(
  plot: uPlot,
  { high, low }: NonNullable<ChartPane["bars"]>,
  days: Days,
  colours: ChartColours,
): void {
  const { ctx } = plot
  const width = Math.max(1, Math.round(uPlot.pxRatio))
  ctx.fillStyle = colours("--series-7", 0.35)
  const column = (at: number) => Math.floor(plot.valToPos(days[at], "x", true) / width) * width
  for (let at = 0; at < days.length;) {
    const x = column(at)
    let highest = high[at]
    let lowest = low[at]
    for (at++; at < days.length && column(at) === x; at++) {
      if (!(high[at] <= highest)) highest = high[at]
      if (!(low[at] >= lowest)) lowest = low[at]
    }
    if (Number.isNaN(highest) || Number.isNaN(lowest)) continue
    const top = plot.valToPos(highest, "y", true)
    ctx.fillRect(x, top, width, Math.max(width, plot.valToPos(lowest, "y", true) - top))
  }
}
