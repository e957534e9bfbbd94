import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from "react"
import type { EpochDay } from "../../engine/money/iso-date.ts"
import { nextTask } from "../ui/next-task.ts"
import type { TimeChartData } from "./chart-pane.ts"
import type { TimePlot } from "./time-plot.ts"
import "./time-chart.css"

type TimeChartProps = TimeChartData & {
  /** Names the chart to a screen reader. */
  label: string
  /** What it shows, in a sentence with figures. */
  summary: string
  onCursor: (index: number | null) => void
  onZoom: (from: EpochDay, to: EpochDay) => void
  onReset: () => void
}

const axisHeight = 28

const loadPlot = () => import("./time-plot.ts")

/** Fetches the drawing library, so that it is there when the data is; what goes wrong is said when a chart is drawn. */
export function prepareTimeChart(): void {
  loadPlot().catch(() => undefined)
}

/**
 * Lines over time in one or more panes on one axis. The drawing library loads when the first chart is shown, into a box
 * that already has its final size. Left and right move the crosshair, with Shift by twenty; Home, End, Escape.
 */
export function TimeChart({ days, panes, label, summary, onCursor, onZoom, onReset }: TimeChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<TimePlot | null>(null)
  const cursor = useRef<number | null>(null)
  const summaryId = useId()
  const [failed, setFailed] = useState(false)
  const latest = useEffectEvent((): TimeChartData => ({ days, panes }))
  const cursorMoved = useEffectEvent((index: number | null) => {
    cursor.current = index
    onCursor(index)
  })
  const zoomed = useEffectEvent(onZoom)
  const reset = useEffectEvent(onReset)

  useEffect(() => {
    const element = box.current
    if (element === null) return undefined
    let removed = false
    const measure = () => plot.current?.resize()
    const resized = new ResizeObserver(measure)
    const mount = async () => {
      const { mountTimePlot } = await loadPlot()
      await nextTask()
      if (removed) return
      plot.current = mountTimePlot(element, latest(), {
        onCursor: (index) => cursorMoved(index),
        onZoom: (from, to) => zoomed(from, to),
        onReset: () => reset(),
      })
      resized.observe(element)
      window.addEventListener("beforeprint", measure)
      window.addEventListener("afterprint", measure)
    }
    mount().catch(() => setFailed(true))
    return () => {
      removed = true
      resized.disconnect()
      window.removeEventListener("beforeprint", measure)
      window.removeEventListener("afterprint", measure)
      plot.current?.destroy()
      plot.current = null
    }
  }, [])

  useEffect(() => plot.current?.update({ days, panes }), [days, panes])

  const onKeyDown = (event: KeyboardEvent) => {
    const last = days.length - 1
    const at = cursor.current ?? last
    const step = event.shiftKey ? 20 : 1
    const target = { ArrowLeft: at - step, ArrowRight: at + step, Home: 0, End: last, Escape: null }[
      event.key
    ]
    if (target === undefined || last < 0) return
    event.preventDefault()
    plot.current?.moveCursor(target === null ? null : Math.max(0, Math.min(last, target)))
  }

  const height = panes.reduce((sum, pane) => sum + pane.height, axisHeight)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application answers keys by its nature
    <div
      className="time-chart"
      role="application"
      aria-roledescription="chart"
      aria-label={label}
      aria-describedby={summaryId}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys move its crosshair
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div ref={box} className="time-chart-plots" style={{ height }} aria-hidden="true" />
      <p id={summaryId} className={failed ? "time-chart-failure" : "visually-hidden"}>
        {failed && "The chart could not be drawn: its code did not load. Reload the page to try again. "}
        {summary}
      </p>
    </div>
  )
}
