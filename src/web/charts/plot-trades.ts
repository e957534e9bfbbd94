import uPlot from "uplot"
import type { ChartColours, ColourToken } from "./chart-colours.ts"
import type { ChartPane, ChartTrade } from "./chart-pane.ts"
import { scaled, writeOnGround } from "./plot-labels.ts"

/** Markers closer than this, in pixels a trade, would cover each other and the price. */
const leastSpacing = 7
/** Words beside them need more. */
const leastForWords = 70

const outcomeColours: Readonly<Record<ChartTrade["outcome"], ColourToken>> = {
  gain: "--gain",
  loss: "--loss",
  open: "--accent",
}

/**
 * Trades on the price they were made at: a stroke from entry to exit, dashed where money was lost; a triangle that points up
 * where a long one begins and down where a short one does, hollow while it is open; a filled disc where one ends with a gain
 * and a cross where it ends with a loss; beside them why, where there is room and it is worth a word. Where they stand too close, only
 * the strokes are drawn.
 */
export function drawTrades(plot: uPlot, pane: ChartPane, colours: ChartColours, font: string): void {
  const trades = inSight(plot, pane.trades ?? [])
  if (trades.length === 0) return
  const { ctx, bbox } = plot
  const spacing = bbox.width / uPlot.pxRatio / trades.length
  ctx.save()
  ctx.beginPath()
  ctx.rect(
    bbox.left,
    bbox.top - 8 * uPlot.pxRatio,
    bbox.width + 8 * uPlot.pxRatio,
    bbox.height + 16 * uPlot.pxRatio,
  )
  ctx.clip()
  for (const trade of trades) drawSpan(plot, trade, colours)
  if (spacing >= leastSpacing) {
    for (const trade of trades) {
      drawEntry(plot, trade, colours)
      drawExit(plot, trade, colours)
    }
  }
  if (spacing >= leastForWords) for (const trade of trades) drawWords(plot, trade, colours, font)
  ctx.restore()
}

function inSight(plot: uPlot, trades: readonly ChartTrade[]): readonly ChartTrade[] {
  const { min, max } = plot.scales["x"] ?? {}
  if (min === undefined || max === undefined || min === null || max === null) return []
  return trades.filter(({ entry, exit }) => entry.day <= max && (exit?.day ?? max) >= min)
}

type Place = { readonly x: number; readonly y: number }

function placeOf(plot: uPlot, point: { readonly day: number; readonly value: number }): Place {
  return { x: plot.valToPos(point.day, "x", true), y: plot.valToPos(point.value, "y", true) }
}

function drawSpan(plot: uPlot, { entry, exit, outcome }: ChartTrade, colours: ChartColours): void {
  if (exit === null) return
  const { ctx } = plot
  const from = placeOf(plot, entry)
  const to = placeOf(plot, exit)
  ctx.strokeStyle = colours(outcomeColours[outcome])
  ctx.lineWidth = 1.5 * uPlot.pxRatio
  ctx.setLineDash(outcome === "loss" ? [3 * uPlot.pxRatio, 2 * uPlot.pxRatio] : [])
  ctx.beginPath()
  ctx.moveTo(from.x, from.y)
  ctx.lineTo(to.x, to.y)
  ctx.stroke()
  ctx.setLineDash([])
}

function drawEntry(plot: uPlot, { side, entry, outcome }: ChartTrade, colours: ChartColours): void {
  const { ctx } = plot
  const { x, y } = placeOf(plot, entry)
  const size = 5 * uPlot.pxRatio
  // The tip stands at the price, the body on the side that it came from.
  const down = side === "long" ? 1 : -1
  ctx.beginPath()
  ctx.moveTo(x, y + down * uPlot.pxRatio)
  ctx.lineTo(x - size, y + down * size * 2)
  ctx.lineTo(x + size, y + down * size * 2)
  ctx.closePath()
  const colour = colours(outcome === "open" ? "--accent" : "--ink")
  ctx.fillStyle = outcome === "open" ? colours("--ground") : colour
  ctx.strokeStyle = outcome === "open" ? colour : colours("--ground")
  ctx.lineWidth = (outcome === "open" ? 1.5 : 1) * uPlot.pxRatio
  ctx.fill()
  ctx.stroke()
}

/** Above what a long trade ends at and below what a short one does: its entry's triangle points there from the other side. */
function drawWords(
  plot: uPlot,
  { side, entry, exit }: ChartTrade,
  colours: ChartColours,
  font: string,
): void {
  const { ctx, bbox } = plot
  const up = side === "long" ? 1 : -1
  ctx.font = scaled(font)
  for (const { point, away } of [
    { point: entry, away: 14 * up },
    { point: exit, away: -8 * up },
  ]) {
    if (point?.word === undefined) continue
    const { x, y } = placeOf(plot, point)
    const half = ctx.measureText(point.word).width / 2
    const middle = Math.max(bbox.left + half, Math.min(x, bbox.left + bbox.width - half))
    ctx.textAlign = "center"
    ctx.textBaseline = away > 0 ? "top" : "bottom"
    writeOnGround(ctx, colours, point.word, middle, y + away * uPlot.pxRatio)
  }
}

function drawExit(plot: uPlot, { exit, outcome }: ChartTrade, colours: ChartColours): void {
  if (exit === null) return
  const { ctx } = plot
  const { x, y } = placeOf(plot, exit)
  const size = 3.5 * uPlot.pxRatio
  if (outcome === "loss") {
    ctx.beginPath()
    ctx.moveTo(x - size, y - size)
    ctx.lineTo(x + size, y + size)
    ctx.moveTo(x - size, y + size)
    ctx.lineTo(x + size, y - size)
    // A halo keeps the cross apart from the price behind it.
    ctx.strokeStyle = colours("--ground")
    ctx.lineWidth = 4.5 * uPlot.pxRatio
    ctx.stroke()
    ctx.strokeStyle = colours("--loss")
    ctx.lineWidth = 2 * uPlot.pxRatio
    ctx.stroke()
    return
  }
  ctx.beginPath()
  ctx.arc(x, y, size, 0, 2 * Math.PI)
  ctx.fillStyle = colours(outcomeColours[outcome])
  ctx.strokeStyle = colours("--ground")
  ctx.lineWidth = uPlot.pxRatio
  ctx.fill()
  ctx.stroke()
}
