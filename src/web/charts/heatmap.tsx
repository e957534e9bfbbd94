import { type KeyboardEvent, type MouseEvent, useEffect, useEffectEvent, useId, useRef } from "react"
import { onAppearanceChange, readChartColours } from "./chart-colours.ts"
import { drawHeatmap, type HeatmapData, type HeatmapMarks } from "./draw-heatmap.ts"
import { cellAt, type HeatmapCell, layOut } from "./heatmap-layout.ts"
import "./heatmap.css"

type HeatmapProps = HeatmapData &
  HeatmapMarks & {
    /** Names the chart to a screen reader. */
    label: string
    /** What it shows, in a sentence with figures. */
    summary: string
    height: number
    onChoose: (cell: HeatmapCell) => void
    /** The cell under the pointer; null when it has left. */
    onPoint: (cell: HeatmapCell | null) => void
    /** Enter, or a double click. */
    onOpen: (cell: HeatmapCell) => void
  }

/**
 * A grid of magnitudes, drawn in one go however many cells it has. A press chooses a cell, arrow keys move from cell to cell, with
 * Shift by ten, and Enter opens it.
 */
export function Heatmap({ label, summary, height, onChoose, onPoint, onOpen, ...shown }: HeatmapProps) {
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const summaryId = useId()
  const { columns, rows, columnTitle, rowTitle, values, format, best, chosen } = shown
  const layout = (element: HTMLElement) =>
    layOut({ width: element.clientWidth, height }, columns.length, rows.length)

  const repaint = useEffectEvent(() => paint(canvas.current, height, shown, { best, chosen }))
  useEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const resized = new ResizeObserver(() => repaint())
    resized.observe(element)
    const stopWatching = onAppearanceChange(() => repaint())
    return () => {
      resized.disconnect()
      stopWatching()
    }
  }, [])
  useEffect(
    () =>
      paint(
        canvas.current,
        height,
        { columns, rows, columnTitle, rowTitle, values, format },
        { best, chosen },
      ),
    [columns, rows, columnTitle, rowTitle, values, format, best, chosen, height],
  )

  const cellOf = (event: MouseEvent<HTMLElement>) => {
    const element = event.currentTarget
    const { left, top } = element.getBoundingClientRect()
    return cellAt(layout(element), event.clientX - left, event.clientY - top)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const at = chosen ?? best ?? { column: 0, row: 0 }
    if (event.key === "Enter") {
      event.preventDefault()
      onOpen(at)
      return
    }
    const step = event.shiftKey ? 10 : 1
    const move = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, step],
      ArrowDown: [0, -step],
      Home: [-columns.length, 0],
      End: [columns.length, 0],
    }[event.key]
    if (move === undefined) return
    event.preventDefault()
    const [across = 0, up = 0] = move
    onChoose({
      column: Math.max(0, Math.min(columns.length - 1, at.column + across)),
      row: Math.max(0, Math.min(rows.length - 1, at.row + up)),
    })
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application answers keys by its nature
    <div
      ref={box}
      className="heatmap"
      role="application"
      aria-roledescription="heatmap"
      aria-label={label}
      aria-describedby={summaryId}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys move from cell to cell
      tabIndex={0}
      style={{ height }}
      onKeyDown={onKeyDown}
    >
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the box around it answers the keys */}
      <canvas
        ref={canvas}
        aria-hidden="true"
        onClick={(event) => {
          const cell = cellOf(event)
          if (cell !== null) onChoose(cell)
        }}
        onDoubleClick={(event) => {
          const cell = cellOf(event)
          if (cell !== null) onOpen(cell)
        }}
        onPointerMove={(event) => event.pointerType === "mouse" && onPoint(cellOf(event))}
        onPointerLeave={() => onPoint(null)}
      />
      <p id={summaryId} className="visually-hidden">
        {summary}
      </p>
    </div>
  )
}

function paint(
  element: HTMLCanvasElement | null,
  height: number,
  data: HeatmapData,
  marks: HeatmapMarks,
): void {
  const ctx = element?.getContext("2d")
  if (!element || !ctx) return
  const ratio = window.devicePixelRatio
  element.width = Math.round(element.clientWidth * ratio)
  element.height = Math.round(height * ratio)
  ctx.scale(ratio, ratio)
  drawHeatmap(ctx, data, {
    layout: layOut({ width: element.clientWidth, height }, data.columns.length, data.rows.length),
    colours: readChartColours(),
    font: `12px ${getComputedStyle(document.body).fontFamily}`,
    marks,
  })
}
