/** Where the cells of a heatmap are, in pixels of the page. Columns go right, rows go up: the lowest value is at the bottom. */
export type HeatmapLayout = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly columns: number
  readonly rows: number
}

export type HeatmapCell = { readonly column: number; readonly row: number }

export const axisRoom = { left: 56, bottom: 40, top: 4, right: 8 } as const
const mostCellWidth = 88
const mostCellHeight = 36

/** Fits a grid of cells into a box; few cells do not grow beyond what a number needs. */
export function layOut(
  { width, height }: { readonly width: number; readonly height: number },
  columns: number,
  rows: number,
): HeatmapLayout {
  const roomAcross = Math.max(1, width - axisRoom.left - axisRoom.right)
  const roomDown = Math.max(1, height - axisRoom.top - axisRoom.bottom)
  const fitted = {
    width: Math.min(roomAcross, columns * mostCellWidth),
    height: Math.min(roomDown, rows * mostCellHeight),
  }
  return { left: axisRoom.left, top: axisRoom.top, ...fitted, columns, rows }
}

/** The edges of a cell, on whole pixels, so that neighbours neither overlap nor leave a gap. */
export function cellBox(
  { left, top, width, height, columns, rows }: HeatmapLayout,
  { column, row }: HeatmapCell,
): { left: number; top: number; width: number; height: number } {
  const x = Math.round(left + (column * width) / columns)
  const y = Math.round(top + ((rows - 1 - row) * height) / rows)
  return {
    left: x,
    top: y,
    width: Math.round(left + ((column + 1) * width) / columns) - x,
    height: Math.round(top + ((rows - row) * height) / rows) - y,
  }
}

/** The cell at a place; null beside the grid. */
export function cellAt(layout: HeatmapLayout, x: number, y: number): HeatmapCell | null {
  const column = Math.floor(((x - layout.left) / layout.width) * layout.columns)
  const row = layout.rows - 1 - Math.floor(((y - layout.top) / layout.height) * layout.rows)
  const isInside = column >= 0 && column < layout.columns && row >= 0 && row < layout.rows
  return isInside ? { column, row } : null
}

/** Which labels of an axis to write, so that none touches the next: always the first, then every so many. */
export function labelledSteps(count: number, room: number, labelSize: number): number[] {
  const every = Math.max(1, Math.ceil((count * labelSize) / Math.max(1, room)))
  return Array.from({ length: Math.ceil(count / every) }, (_, at) => at * every)
}
