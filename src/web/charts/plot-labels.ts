import uPlot from "uplot"
import type { ChartColours } from "./chart-colours.ts"
import type { ChartPane } from "./chart-pane.ts"
import { spreadLabels } from "./spread-labels.ts"

/** What the y axis says, above its labels. */
export function drawAxisTitle(plot: uPlot, pane: ChartPane, colours: ChartColours, font: string): void {
  const { ctx, bbox } = plot
  withCanvas(ctx, () => {
    ctx.font = scaled(font)
    ctx.textAlign = "left"
    ctx.textBaseline = "bottom"
    ctx.fillStyle = colours("--ink-2")
    ctx.fillText(pane.axisTitle, 0, bbox.top - 8 * uPlot.pxRatio)
  })
}

/** A dashed line at the pane's level, named above it at the start. */
export function drawLevel(plot: uPlot, pane: ChartPane, colours: ChartColours, font: string): void {
  if (pane.level === null) return
  const { ctx, bbox } = plot
  const y = Math.round(plot.valToPos(pane.level.value, "y", true)) + 0.5
  if (y < bbox.top - 1 || y > bbox.top + bbox.height + 1) return
  withCanvas(ctx, () => {
    ctx.strokeStyle = colours("--ink-2")
    ctx.lineWidth = uPlot.pxRatio
    ctx.setLineDash([2 * uPlot.pxRatio, 3 * uPlot.pxRatio])
    ctx.beginPath()
    ctx.moveTo(bbox.left, y)
    ctx.lineTo(bbox.left + bbox.width, y)
    ctx.stroke()
    if (pane.level !== null && pane.level.name !== "") {
      ctx.font = scaled(font)
      ctx.textAlign = "right"
      const last = pane.lines[0]?.values.at(-1) ?? Number.NaN
      // Away from where the line ends, unless that is outside the plot.
      const above = last < pane.level.value || y + 20 * uPlot.pxRatio > bbox.top + bbox.height
      ctx.textBaseline = above ? "bottom" : "top"
      const offset = (above ? -4 : 4) * uPlot.pxRatio
      writeOnGround(ctx, colours, pane.level.name, bbox.left + bbox.width - 4 * uPlot.pxRatio, y + offset)
    }
  })
}

/** Heights of a label with its value above its name, and of a name alone, in pixels. */
const fullLabel = 34
const nameLabel = 16

/**
 * A dot at each line's last value and, where there is room, the value and the line's name beside it. Labels move apart as far as they
 * have to; where they are too many for that, the names stand alone.
 */
export function drawLineEnds(
  plot: uPlot,
  pane: ChartPane,
  colours: ChartColours,
  { font, withText }: { font: string; withText: boolean },
): void {
  const { ctx, bbox } = plot
  const days = plot.data[0]
  const ends = pane.lines.flatMap((line) => {
    const last = lastValue(line.values)
    if (last === -1) return []
    const value = line.values[last]
    return [{ line, value, x: plot.valToPos(days[last], "x", true), y: plot.valToPos(value, "y", true) }]
  })
  const room = bbox.height + 6 * uPlot.pxRatio
  const withValues = ends.length * fullLabel * uPlot.pxRatio <= room
  const height = (withValues ? fullLabel : nameLabel) * uPlot.pxRatio
  const middles = spreadLabels(
    ends.map(({ y }) => y),
    { height, top: bbox.top - 6 * uPlot.pxRatio, bottom: bbox.top + bbox.height },
  )
  withCanvas(ctx, () => {
    ends.forEach(({ line, value, x, y }, at) => {
      ctx.fillStyle = colours(line.colour)
      ctx.beginPath()
      ctx.arc(x, y, 3 * uPlot.pxRatio, 0, 2 * Math.PI)
      ctx.fill()
      if (!withText) return
      const left = x + 10 * uPlot.pxRatio
      const middle = middles[at]
      ctx.textAlign = "left"
      if (withValues) {
        ctx.textBaseline = "bottom"
        ctx.font = scaled(font.replace("12px", "600 14px"))
        ctx.fillText(pane.formatValue(value), left, middle + 1 * uPlot.pxRatio)
      }
      ctx.textBaseline = withValues ? "top" : "middle"
      ctx.font = scaled(font)
      // A name without its value keeps the colour that ties it to its line.
      if (withValues) ctx.fillStyle = colours("--ink-2")
      ctx.fillText(line.name, left, withValues ? middle + 4 * uPlot.pxRatio : middle)
    })
  })
}

/** The pane's mark: a ring on its line and its words beyond it, where the line does not go. */
export function drawMark(plot: uPlot, pane: ChartPane, colours: ChartColours, font: string): void {
  const { mark } = pane
  if (mark === null) return
  const line = pane.lines[mark.line]
  const value = line?.values[mark.index]
  const day = plot.data[0][mark.index]
  if (line === undefined || value === undefined || day === undefined) return
  const { ctx, bbox } = plot
  const x = plot.valToPos(day, "x", true)
  const y = plot.valToPos(value, "y", true)
  withCanvas(ctx, () => {
    ctx.strokeStyle = colours(line.colour)
    ctx.fillStyle = colours("--ground")
    ctx.lineWidth = 1.5 * uPlot.pxRatio
    ctx.beginPath()
    ctx.arc(x, y, 3 * uPlot.pxRatio, 0, 2 * Math.PI)
    ctx.fill()
    ctx.stroke()
    ctx.font = scaled(font)
    const above = value > 0
    ctx.textBaseline = above ? "bottom" : "top"
    ctx.textAlign = "center"
    const half = ctx.measureText(mark.text).width / 2 + 4 * uPlot.pxRatio
    const middle = Math.max(bbox.left + half, Math.min(x, bbox.left + bbox.width - half))
    writeOnGround(ctx, colours, mark.text, middle, y + (above ? -8 : 8) * uPlot.pxRatio)
  })
}

/** Words with a halo of the page's own colour, which keeps them readable over a line. */
export function writeOnGround(
  ctx: CanvasRenderingContext2D,
  colours: ChartColours,
  words: string,
  x: number,
  y: number,
): void {
  ctx.setLineDash([])
  ctx.lineJoin = "round"
  ctx.lineWidth = 4 * uPlot.pxRatio
  ctx.strokeStyle = colours("--ground")
  ctx.strokeText(words, x, y)
  ctx.fillStyle = colours("--ink-2")
  ctx.fillText(words, x, y)
}

function withCanvas(ctx: CanvasRenderingContext2D, draw: () => void): void {
  ctx.save()
  draw()
  ctx.restore()
}

function lastValue(values: Float64Array): number {
  let at = values.length - 1
  while (at >= 0 && Number.isNaN(values[at])) at--
  return at
}

/** A font for the canvas, whose pixels may be smaller than those of the page. */
export function scaled(font: string): string {
  return font.replace(/(\d+)px/, (_, size: string) => `${String(Number(size) * uPlot.pxRatio)}px`)
}
