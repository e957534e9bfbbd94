import type { ColourToken } from "./chart-colours.ts"

type ChartLine = {
  /** Stands at the line's end. */
  readonly name: string
  /** One an observation; NaN where there is none. */
  readonly values: Float64Array
  readonly colour: ColourToken
  /** Tells lines apart without colour; a benchmark is thin, grey and dashed. */
  readonly dash?: readonly number[]
  readonly width?: number
  /** Washes the area between the line and this value. */
  readonly fillTo?: number
}

/** A value worth a dot and a word, such as the deepest drawdown. */
type ChartMark = { readonly index: number; readonly line: number; readonly text: string }

/** One plot of a time chart. Panes stand under each other on one time axis. */
export type ChartPane = {
  readonly id: string
  /** What the y axis says: "Equity, USD". */
  readonly axisTitle: string
  readonly height: number
  readonly lines: readonly ChartLine[]
  readonly formatAxis: (value: number) => string
  /** The last value at the line's end. */
  readonly formatValue: (value: number) => string
  /** A level to compare with, drawn dashed and named: zero, or the capital at the start. */
  readonly level: { readonly value: number; readonly name: string } | null
  readonly logScale: boolean
  readonly mark: ChartMark | null
}

export type TimeChartData = {
  /** Days since 1970-01-01, ascending; belongs to every line of every pane. */
  readonly days: Int32Array
  readonly panes: readonly ChartPane[]
}
