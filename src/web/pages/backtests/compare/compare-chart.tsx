import { useMemo, useState } from "react"
import type { CompareResult } from "../../../../contract/index.ts"
import type { ChartPane } from "../../../charts/chart-pane.ts"
import { TimeChart } from "../../../charts/time-chart.tsx"
import { formatPercent, formatPercentBrief } from "../../../format/percent.ts"
import { Button } from "../../../ui/button.tsx"
import { useMediaQuery } from "../../../ui/use-media-query.ts"
import { formatTime } from "../series/day-of-time.ts"
import { readSeries, withinSpan } from "../series/read-series.ts"
import { useZoom } from "../series/use-zoom.ts"
import { shortName } from "./compared-name.ts"
import { lineStyle } from "./line-style.ts"
import "../../../charts/chart-section.css"

type CompareChartProps = { compared: CompareResult; names: readonly string[] }

/** The growth of every run since its own first day, from zero. */
export function CompareChart({ compared, names }: CompareChartProps) {
  const [cursor, setCursor] = useState<number | null>(null)
  const [zoom, setZoom] = useZoom()
  const narrow = useMediaQuery("(max-width: 639px)")
  const whole = useMemo(() => readSeries({ dates: compared.dates, columns: compared.growth }), [compared])
  const series = useMemo(() => withinSpan(whole, zoom), [whole, zoom])
  const panes = useMemo(
    (): ChartPane[] => [
      {
        id: "growth",
        axisTitle: "Growth since the first day, %",
        height: narrow ? 300 : 420,
        lines: compared.data.map((run, at) => ({
          name: endLabel(at, shortName(run)),
          values: series.columns[run.id] ?? new Float64Array(0),
          ...lineStyle(at),
        })),
        formatAxis: (value) => formatPercent(value, { digits: 0 }),
        formatValue: (value) => formatPercentBrief(value, "always"),
        level: { value: 0, name: "" },
        logScale: false,
        mark: null,
      },
    ],
    [compared, series, narrow],
  )
  const at = Math.min(cursor ?? series.days.length - 1, series.days.length - 1)
  return (
    <section className="section chart-section" aria-labelledby="compare-chart-title">
      <header className="section-header">
        <h2 id="compare-chart-title">Growth</h2>
        {zoom !== null && (
          <Button size="small" kind="quiet" icon="undo" onClick={() => setZoom(null)}>
            Show all of it
          </Button>
        )}
      </header>
      <dl className="chart-readout" aria-live={cursor === null ? "off" : "polite"}>
        <div>
          <dt className="visually-hidden">Date</dt>
          <dd>
            <b>{formatTime(series.days[at] ?? 0)}</b>
          </dd>
        </div>
        {compared.data.map(({ id }, index) => (
          <div key={id} data-line="run" data-series={index}>
            <dt>
              {index + 1} {names[index]}
            </dt>
            <dd>{formatPercent(series.columns[id]?.[at] ?? NaN, { sign: "always" })}</dd>
          </div>
        ))}
      </dl>
      <TimeChart
        days={series.days}
        panes={panes}
        label="Growth of the compared runs over time"
        summary={compared.data
          .map(
            ({ statistics }, index) =>
              `${names[index] ?? ""}: ${formatPercent(statistics["totalReturn"] ?? NaN)}`,
          )
          .join("; ")}
        onCursor={setCursor}
        onZoom={(from, to) => setZoom({ from, to })}
        onReset={() => setZoom(null)}
      />
    </section>
  )
}

/** What fits beside the end of a line; the readout above has the whole name. */
function endLabel(at: number, name: string): string {
  return `${String(at + 1)} ${name.length > 14 ? `${name.slice(0, 12).trimEnd()}…` : name}`
}
