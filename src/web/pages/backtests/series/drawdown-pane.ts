import type { ChartPane } from "../../../charts/chart-pane.ts"
import { formatPercent, formatPercentBrief } from "../../../format/percent.ts"

/** A drawdown that hangs under another chart, its deepest marked. */
export function drawdownPane(drawdown: Float64Array, height: number): ChartPane {
  return {
    id: "drawdown",
    axisTitle: "Drawdown, %",
    height,
    lines: [{ name: "Drawdown", values: drawdown, colour: "--loss", width: 1.25, fillTo: 0 }],
    formatAxis: formatPercentAxis,
    formatValue: (value) => formatPercentBrief(value),
    level: { value: 0, name: "" },
    logScale: false,
    mark: deepest(drawdown),
  }
}

/** Whole percents without a decimal. */
export function formatPercentAxis(value: number): string {
  return formatPercent(value, { digits: Number.isInteger(Number((value * 100).toFixed(6))) ? 0 : 1 })
}

function deepest(drawdown: Float64Array): ChartPane["mark"] {
  const index = drawdown.reduce(
    (least, value, at) => (value < drawdown[least] || Number.isNaN(drawdown[least]) ? at : least),
    0,
  )
  if (!(drawdown[index] < 0) || index === drawdown.length - 1) return null
  return { index, line: 0, text: formatPercentBrief(drawdown[index]) }
}
