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

/** A trade on a price: shapes tell its side and how it came out, colour only repeats the latter. */
export type ChartTrade = {
  readonly side: "long" | "short"
  readonly entry: ChartPoint
  /** Null while it is open. */
  readonly exit: ChartPoint | null
  readonly outcome: "gain" | "loss" | "open"
}

/** A place on a chart, on its time axis and its value axis. */
type ChartPoint = {
  readonly day: number
  readonly value: number
  /** Stands beside its shape where there is room: why it came about, where that is worth a word. */
  readonly word?: string
}

/** Price bars, one an observation; their close is the first line of the pane. */
type ChartBars = { readonly open: Float64Array; readonly high: Float64Array; readonly low: Float64Array }

/** A stretch of time that stands out from the rest, such as one that was not used to choose anything. */
export type ChartShade = { readonly from: number; readonly to: number; readonly name: string }

/** A share of a whole that stands on those before it. */
type ChartArea = { readonly name: string; readonly values: Float64Array; readonly colour: ColourToken }

/** A day worth marking among many. */
type ChartTick = { readonly day: number; readonly isTall: boolean }

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
  readonly bars?: ChartBars
  /** From the bottom up; together they are 1. */
  readonly areas?: readonly ChartArea[]
  readonly ticks?: readonly ChartTick[]
  readonly trades?: readonly ChartTrade[]
  readonly shades?: readonly ChartShade[]
}

export type TimeChartData = {
  /** Days since 1970-01-01, ascending, with a fraction where there are several in a day; belongs to every line of every pane. */
  readonly days: Int32Array | Float64Array
  readonly panes: readonly ChartPane[]
}
