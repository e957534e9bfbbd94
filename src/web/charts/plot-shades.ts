import uPlot from "uplot"
import type { ChartColours } from "./chart-colours.ts"
import type { ChartPane } from "./chart-pane.ts"
import { scaled } from "./plot-labels.ts"

/** Washes stretches of time under everything else, each with a line where it begins, and names them where there is room. */
export function drawShades(plot: uPlot, pane: ChartPane, colours: ChartColours, font: string): void {
  if (pane.shades === undefined) return
  const { ctx, bbox } = plot
  const end = bbox.left + bbox.width
  ctx.save()
  ctx.font = scaled(font)
  ctx.textAlign = "left"
  ctx.textBaseline = "top"
  for (const { from, to, name } of pane.shades) {
    const left = Math.max(bbox.left, Math.round(plot.valToPos(from, "x", true)))
    const right = Math.min(end, Math.round(plot.valToPos(to, "x", true)))
    if (right <= left) continue
    ctx.fillStyle = colours("--accent", 0.07)
    ctx.fillRect(left, bbox.top, right - left, bbox.height)
    ctx.fillStyle = colours("--accent", 0.5)
    ctx.fillRect(left, bbox.top, uPlot.pxRatio, bbox.height)
    const room = right - left - 8 * uPlot.pxRatio
    if (name === "" || ctx.measureText(name).width > room) continue
    ctx.fillStyle = colours("--ink-2")
    ctx.fillText(name, left + 6 * uPlot.pxRatio, bbox.top + 8 * uPlot.pxRatio)
  }
  ctx.restore()
}
