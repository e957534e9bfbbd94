import uPlot from "uplot"
import type { ChartColours } from "./chart-colours.ts"
import type { ChartPane, TimeChartData } from "./chart-pane.ts"
import { scaled } from "./plot-labels.ts"
import { spreadLabels } from "./spread-labels.ts"

/** Heights of a label with its value above its name, and of both on one line, in pixels. */
const fullLabel = 34
const lineLabel = 16
/** Strokes closer than this, in pixels a stroke, would become one. */
const leastSpacing = 3

type Days = TimeChartData["days"]

/**
 * Shares of a whole as bands on top of each other, the first at the bottom, with a line of the page's own colour between them. Of a column
 * of pixels that has several days the last is drawn.
 */
export function drawAreas(plot: uPlot, pane: ChartPane, days: Days, colours: ChartColours): void {
  const { areas } = pane
  if (areas === undefined || days.length === 0) return
  const { ctx, bbox } = plot
  const shown = lastOfEachColumn(plot, days)
  const below = new Float64Array(days.length)
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  for (const { values, colour } of areas) {
    const edge = below.map((share, at) => share + values[at])
    const x = (at: number) => plot.valToPos(days[at], "x", true)
    ctx.beginPath()
    for (const at of shown) ctx.lineTo(x(at), plot.valToPos(below[at], "y", true))
    for (const at of shown.toReversed()) ctx.lineTo(x(at), plot.valToPos(edge[at], "y", true))
    ctx.closePath()
    ctx.fillStyle = colours(colour, 0.75)
    ctx.fill()
    ctx.beginPath()
    for (const at of shown) ctx.lineTo(x(at), plot.valToPos(edge[at], "y", true))
    ctx.strokeStyle = colours("--ground")
    ctx.lineWidth = uPlot.pxRatio
    ctx.stroke()
    below.set(edge)
  }
  ctx.restore()
}

/** The name and the last share of each band that has one, beside the middle of its end. */
export function drawAreaEnds(plot: uPlot, pane: ChartPane, colours: ChartColours, font: string): void {
  const { areas = [] } = pane
  const { ctx, bbox } = plot
  let below = 0
  const ends = areas.flatMap(({ name, values }) => {
    const share = values.at(-1) ?? 0
    below += share
    return share < 0.0005 ? [] : [{ name, share, y: plot.valToPos(below - share / 2, "y", true) }]
  })
  const isRoomy = ends.length * fullLabel * uPlot.pxRatio <= bbox.height
  const middles = spreadLabels(
    ends.map(({ y }) => y),
    {
      height: (isRoomy ? fullLabel : lineLabel) * uPlot.pxRatio,
      top: bbox.top,
      bottom: bbox.top + bbox.height,
    },
  )
  const left = bbox.left + bbox.width + 10 * uPlot.pxRatio
  const right = plot.width * uPlot.pxRatio
  ctx.save()
  ctx.textAlign = "left"
  ctx.textBaseline = "middle"
  ends.forEach(({ name, share }, at) => {
    const value = pane.formatValue(share)
    const half = isRoomy ? 8 * uPlot.pxRatio : 0
    ctx.font = scaled(font.replace("12px", "600 12px"))
    ctx.fillStyle = colours("--ink")
    ctx.fillText(value, left, middles[at] - half)
    const x = isRoomy ? left : left + ctx.measureText(value).width + 6 * uPlot.pxRatio
    ctx.font = scaled(font)
    ctx.fillStyle = colours("--ink-2")
    ctx.fillText(fitted(ctx, name, right - x), x, middles[at] + half)
  })
  ctx.restore()
}

/** Short strokes from the top edge at days worth marking, where they do not become one; longer ones where they are tall. */
export function drawTicks(plot: uPlot, pane: ChartPane, colours: ChartColours): void {
  const { ctx, bbox } = plot
  const { min = null, max = null } = plot.scales["x"] ?? {}
  if (pane.ticks === undefined || min === null || max === null) return
  const shown = pane.ticks.filter(({ day }) => day >= min && day <= max)
  const isSparse = bbox.width / uPlot.pxRatio / shown.length >= leastSpacing
  ctx.save()
  ctx.fillStyle = colours("--ink")
  for (const { day, isTall } of shown) {
    if (!isSparse && !isTall) continue
    const x = Math.round(plot.valToPos(day, "x", true))
    const length = (isTall ? 14 : 6) * uPlot.pxRatio
    ctx.fillRect(x, bbox.top - 2 * uPlot.pxRatio, Math.max(1, Math.floor(uPlot.pxRatio)), length)
  }
  ctx.restore()
}

function lastOfEachColumn(plot: uPlot, days: Days): number[] {
  const shown: number[] = []
  let column = NaN
  for (let at = 0; at < days.length; at++) {
    const x = Math.round(plot.valToPos(days[at], "x", true))
    if (x === column) shown.pop()
    column = x
    shown.push(at)
  }
  return shown
}

/** As much of a name as there is room for. */
function fitted(ctx: CanvasRenderingContext2D, name: string, room: number): string {
  if (ctx.measureText(name).width <= room) return name
  let length = name.length
  while (length > 1 && ctx.measureText(`${name.slice(0, length)}…`).width > room) length--
  return `${name.slice(0, length)}…`
}
