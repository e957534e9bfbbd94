import { useMemo, useState } from "react"
import type { ChartPane } from "../../../../charts/chart-pane.ts"
import { TimeChart } from "../../../../charts/time-chart.tsx"
import { formatMoney, formatMoneyAxis, formatMoneyBrief } from "../../../../format/money.ts"
import { formatPercent, formatPercentBrief } from "../../../../format/percent.ts"
import { useMediaQuery } from "../../../../ui/use-media-query.ts"
import { ChartControls } from "../../series/chart-controls.tsx"
import { formatTime } from "../../series/day-of-time.ts"
import { drawdownPane, formatPercentAxis } from "../../series/drawdown-pane.ts"
import { isBlank, type SeriesColumns, type Span } from "../../series/read-series.ts"
import { useQueryField } from "../../series/use-query-field.ts"
import "../../../../charts/chart-section.css"

type ValueChartProps = {
  /** What is in sight. */
  series: SeriesColumns
  currency: string
  /** What went in, by its name: some of it may have been taken out. */
  paidIn: string
  /** What it shows, in a sentence with figures. */
  summary: string
  zoom: Span | null
  onZoom: (span: Span | null) => void
}

const none = new Float64Array(0)

/** What the account was worth against what was paid in; how it grew whatever came in, against the benchmark; and its drawdown. */
export function ValueChart({ series, currency, paidIn, summary, zoom, onZoom }: ValueChartProps) {
  const [cursor, setCursor] = useState<number | null>(null)
  const [scaleAsked, setScale] = useQueryField("scale")
  const narrow = useMediaQuery("(max-width: 639px)")
  const logPossible = useMemo(() => {
    const { value = none, invested = none } = series.columns
    return [value, invested].every((column) => column.every((each) => !(each <= 0)))
  }, [series])
  const logScale = scaleAsked === "log" && logPossible
  const panes = useMemo(
    () => [
      valuePane(series, currency, { paidIn, logScale, narrow }),
      growthPane(series, narrow),
      drawdownPane(series.columns["drawdown"] ?? none, narrow ? 96 : 120),
    ],
    [series, currency, paidIn, logScale, narrow],
  )
  const hasBenchmark = !isBlank(series, "benchmark")
  const at = Math.min(cursor ?? series.days.length - 1, series.days.length - 1)
  return (
    <section className="section chart-section" aria-labelledby="value-title">
      <header className="section-header">
        <h2 id="value-title">Value and growth</h2>
        <ChartControls {...{ zoom, onZoom, logPossible, logScale }} onScale={setScale} />
      </header>
      <Readout {...{ series, currency, paidIn, hasBenchmark, at }} live={cursor !== null} />
      <TimeChart
        days={series.days}
        panes={panes}
        label="Value against what was paid in, growth and drawdown over time"
        summary={summary}
        onCursor={setCursor}
        onZoom={(from, to) => onZoom({ from, to })}
        onReset={() => onZoom(null)}
      />
    </section>
  )
}

type ReadoutProps = Pick<ValueChartProps, "series" | "currency" | "paidIn"> & {
  hasBenchmark: boolean
  at: number
  live: boolean
}

function Readout({ series: { days, columns }, currency, paidIn, hasBenchmark, at, live }: ReadoutProps) {
  const money = (name: string) => formatMoney(columns[name]?.[at] ?? NaN, currency)
  const percent = (name: string) => formatPercent(columns[name]?.[at] ?? NaN, { sign: "always" })
  return (
    <dl className="chart-readout" aria-live={live ? "polite" : "off"}>
      <div>
        <dt className="visually-hidden">Date</dt>
        <dd>
          <b>{formatTime(days[at] ?? 0)}</b>
        </dd>
      </div>
      <div data-line="own">
        <dt>Value</dt>
        <dd>{money("value")}</dd>
      </div>
      <div data-line="other">
        <dt>{paidIn}</dt>
        <dd>{money("invested")}</dd>
      </div>
      <div data-line="own">
        <dt>Growth</dt>
        <dd>{percent("growth")}</dd>
      </div>
      {hasBenchmark && (
        <div data-line="other">
          <dt>Benchmark</dt>
          <dd>{percent("benchmark")}</dd>
        </div>
      )}
      <div data-line="drawdown">
        <dt>Drawdown</dt>
        <dd>{formatPercent(columns["drawdown"]?.[at] ?? NaN, { digits: 2 })}</dd>
      </div>
    </dl>
  )
}

function valuePane(
  { columns: { value = none, invested = none } }: SeriesColumns,
  currency: string,
  { paidIn, logScale, narrow }: { paidIn: string; logScale: boolean; narrow: boolean },
): ChartPane {
  return {
    id: "value",
    axisTitle: `Value, ${currency}`,
    height: narrow ? 220 : 288,
    lines: [
      { name: "Value", values: value, colour: "--accent", width: 1.75 },
      { name: paidIn, values: invested, colour: "--series-7", width: 1, dash: [4, 3] },
    ],
    formatAxis: (each) => formatMoneyAxis(each, currency),
    formatValue: (each) => formatMoneyBrief(each, currency),
    level: null,
    logScale,
    mark: null,
  }
}

function growthPane(series: SeriesColumns, narrow: boolean): ChartPane {
  const { growth = none, benchmark = none } = series.columns
  return {
    id: "growth",
    axisTitle: "Growth, time-weighted, %",
    height: narrow ? 168 : 208,
    lines: [
      { name: "Portfolio", values: growth, colour: "--accent", width: 1.75 },
      ...(isBlank(series, "benchmark")
        ? []
        : [{ name: "Benchmark", values: benchmark, colour: "--series-7", width: 1, dash: [4, 3] } as const]),
    ],
    formatAxis: formatPercentAxis,
    formatValue: (each) => formatPercentBrief(each, "always"),
    level: { value: 0, name: "" },
    logScale: false,
    mark: null,
  }
}
