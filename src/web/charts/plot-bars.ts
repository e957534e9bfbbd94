import uPlot from "uplot"
import type { ChartColours } from "./chart-colours.ts"
import type { ChartBars, ChartPane } from "./chart-pane.ts"

/** Width in pixels that a bar needs to be told from its neighbours. */
const leastWidth = 5

/** Whether there is room to draw each price bar, so that the line of closes gives way to them. */
export function hasRoomForBars(plot: uPlot, pane: ChartPane): boolean {
  return pane.bars !== undefined && barWidth(plot) >= leastWidth
}

/** Open, high, low and close of each observation: a stroke from low to high, a tick on the left and one on the right. */
export function drawBars(plot: uPlot, pane: ChartPane, colours: ChartColours): void {
  const { bars } = pane
  if (bars === undefined || !hasRoomForBars(plot, pane)) return
  const { ctx } = plot
  const days = plot.data[0]
  const tick = Math.max(1, Math.min(6, barWidth(plot) * 0.35)) * uPlot.pxRatio
  const y = (value: number) => Math.round(plot.valToPos(value, "y", true)) + 0.5
  ctx.save()
  ctx.lineWidth = uPlot.pxRatio
  ctx.strokeStyle = colours("--ink")
  ctx.beginPath()
  for (let at = 0; at < days.length; at++) {
    if (!isComplete(bars, at)) continue
    const x = Math.round(plot.valToPos(days[at], "x", true)) + 0.5
    ctx.moveTo(x, y(bars.low[at]))
    ctx.lineTo(x, y(bars.high[at]))
    ctx.moveTo(x - tick, y(bars.open[at]))
    ctx.lineTo(x, y(bars.open[at]))
    ctx.moveTo(x, y(bars.close[at]))
    ctx.lineTo(x + tick, y(bars.close[at]))
  }
  ctx.stroke()
  ctx.restore()
}

/** The lowest low; null without one. */
export function lowestOf({ low }: ChartBars): number | null {
  const lowest = low.reduce((least, value) => (value < least ? value : least), Number.POSITIVE_INFINITY)
  return Number.isFinite(lowest) ? lowest : null
}

/** The highest high; null without one. */
export function highestOf({ high }: ChartBars): number | null {
  const highest = high.reduce((most, value) => (value > most ? value : most), Number.NEGATIVE_INFINITY)
  return Number.isFinite(highest) ? highest : null
}

function barWidth(plot: uPlot): number {
  return plot.bbox.width / uPlot.pxRatio / Math.max(1, plot.data[0].length)
}

function isComplete({ open, high, low, close }: ChartBars, at: number): boolean {
  return !Number.isNaN(open[at] + high[at] + low[at] + close[at])
}
