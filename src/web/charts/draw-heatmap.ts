import type { ChartColours } from "./chart-colours.ts"
import { heatScale, strengthOf } from "./heat-scale.ts"
import { cellBox, type HeatmapCell, type HeatmapLayout, labelledSteps } from "./heatmap-layout.ts"

export type HeatmapData = {
  /** Values of the two axes, ascending, as words. */
  readonly columns: readonly string[]
  readonly rows: readonly string[]
  readonly columnTitle: string
  readonly rowTitle: string
  /** Row by row, the lowest row first; NaN where there is none. */
  readonly values: Float64Array
  /** Written in the cells where they are large enough. */
  readonly format: (value: number) => string
}

export type HeatmapMarks = {
  readonly best: HeatmapCell | null
  /** The chosen one; the cells beside it are its neighbourhood. */
  readonly chosen: HeatmapCell | null
}

type DrawOptions = {
  readonly layout: HeatmapLayout
  readonly colours: ChartColours
  readonly font: string
  readonly marks: HeatmapMarks
}

/**
 * Draws a heatmap: loss → ground → gain where values have both signs or are all losses, and a ramp of the accent for magnitudes.
 * A cell without a value stays empty with a hairline through it.
 */
export function drawHeatmap(ctx: CanvasRenderingContext2D, data: HeatmapData, options: DrawOptions): void {
  const { layout, colours, font, marks } = options
  const scale = heatScale(data.values)
  const withNumbers = layout.width / layout.columns >= 44 && layout.height / layout.rows >= 18
  ctx.font = font
  ctx.textAlign = "center"
  ctx.textBaseline = "middle"
  for (let row = 0; row < layout.rows; row++) {
    for (let column = 0; column < layout.columns; column++) {
      const value = data.values[row * layout.columns + column]
      const box = cellBox(layout, { column, row })
      if (Number.isNaN(value)) {
        drawVoid(ctx, box, colours)
        continue
      }
      const { token, strength } = strengthOf(value, scale)
      ctx.fillStyle = colours(token, strength * (withNumbers ? 0.5 : 0.94))
      ctx.fillRect(box.left, box.top, box.width, box.height)
      if (!withNumbers) continue
      ctx.fillStyle = colours("--ink")
      ctx.fillText(data.format(value), box.left + box.width / 2, box.top + box.height / 2 + 1)
    }
  }
  drawAxes(ctx, data, layout, colours)
  if (marks.chosen !== null) drawNeighbourhood(ctx, marks.chosen, layout, colours)
  if (marks.best !== null) drawBest(ctx, cellBox(layout, marks.best), colours)
}

type Box = ReturnType<typeof cellBox>

function drawVoid(
  ctx: CanvasRenderingContext2D,
  { left, top, width, height }: Box,
  colours: ChartColours,
): void {
  if (width < 6 || height < 6) return
  ctx.strokeStyle = colours("--line")
  ctx.lineWidth = 1
  ctx.beginPath()
  ctx.moveTo(left + 1, top + height - 1)
  ctx.lineTo(left + width - 1, top + 1)
  ctx.stroke()
}

function drawAxes(
  ctx: CanvasRenderingContext2D,
  data: HeatmapData,
  layout: HeatmapLayout,
  colours: ChartColours,
): void {
  const { left, top, width, height, columns, rows } = layout
  ctx.strokeStyle = colours("--line")
  ctx.lineWidth = 1
  ctx.strokeRect(left - 0.5, top - 0.5, width + 1, height + 1)
  ctx.fillStyle = colours("--ink-2")
  ctx.textAlign = "center"
  ctx.textBaseline = "top"
  const widest = Math.max(...data.columns.map((label) => ctx.measureText(label).width)) + 10
  for (const column of labelledSteps(columns, width, widest)) {
    const box = cellBox(layout, { column, row: 0 })
    ctx.fillText(data.columns[column] ?? "", box.left + box.width / 2, top + height + 6)
  }
  ctx.textAlign = "left"
  ctx.fillText(data.columnTitle, left, top + height + 24)
  ctx.textAlign = "right"
  ctx.textBaseline = "middle"
  for (const row of labelledSteps(rows, height, 16)) {
    const box = cellBox(layout, { column: 0, row })
    ctx.fillText(data.rows[row] ?? "", left - 8, box.top + box.height / 2 + 1)
  }
}

function drawNeighbourhood(
  ctx: CanvasRenderingContext2D,
  { column, row }: HeatmapCell,
  layout: HeatmapLayout,
  colours: ChartColours,
): void {
  const low = cellBox(layout, { column: Math.max(0, column - 1), row: Math.max(0, row - 1) })
  const high = cellBox(layout, {
    column: Math.min(layout.columns - 1, column + 1),
    row: Math.min(layout.rows - 1, row + 1),
  })
  const own = cellBox(layout, { column, row })
  const around = {
    left: low.left,
    top: high.top,
    right: high.left + high.width,
    bottom: low.top + low.height,
  }
  // A frame about a cell of a few pixels would hide it; lines to both axes say which it is.
  const isSmall = own.width < 16 || own.height < 12
  if (isSmall) drawLinesToAxes(ctx, own, layout, colours)
  frame(ctx, around, colours, isSmall ? [] : [3, 2])
  if (!isSmall) {
    frame(
      ctx,
      { left: own.left, top: own.top, right: own.left + own.width, bottom: own.top + own.height },
      colours,
      [],
    )
  }
}

function drawLinesToAxes(
  ctx: CanvasRenderingContext2D,
  own: Box,
  { left, top, height }: HeatmapLayout,
  colours: ChartColours,
): void {
  const x = own.left + own.width / 2
  const y = own.top + own.height / 2
  ctx.strokeStyle = colours("--ink", 0.6)
  ctx.lineWidth = 1
  ctx.setLineDash([2, 3])
  ctx.beginPath()
  ctx.moveTo(left, y)
  ctx.lineTo(own.left, y)
  ctx.moveTo(x, own.top + own.height)
  ctx.lineTo(x, top + height)
  ctx.stroke()
  ctx.setLineDash([])
}

function frame(
  ctx: CanvasRenderingContext2D,
  { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number },
  colours: ChartColours,
  dash: number[],
): void {
  // A halo of the ground keeps the frame apart from any colour of a cell.
  for (const [colour, width] of [
    ["--ground", 4],
    ["--ink", 2],
  ] as const) {
    ctx.setLineDash(colour === "--ink" ? dash : [])
    ctx.strokeStyle = colours(colour)
    ctx.lineWidth = width
    ctx.strokeRect(left, top, right - left, bottom - top)
  }
  ctx.setLineDash([])
}

/** A ring about the middle of the best cell. */
function drawBest(
  ctx: CanvasRenderingContext2D,
  { left, top, width, height }: Box,
  colours: ChartColours,
): void {
  for (const [colour, line] of [
    ["--ground", 5],
    ["--ink", 2],
  ] as const) {
    ctx.strokeStyle = colours(colour)
    ctx.lineWidth = line
    ctx.beginPath()
    if (width >= 30) ctx.strokeRect(left + 2, top + 2, width - 4, height - 4)
    else ctx.arc(left + width / 2, top + height / 2, Math.max(12, Math.min(width, height)), 0, 2 * Math.PI)
    ctx.stroke()
  }
}
