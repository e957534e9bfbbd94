import { useMemo, useState } from "react"
import type { ChartPane, ChartShade } from "../../../charts/chart-pane.ts"
import { TimeChart } from "../../../charts/time-chart.tsx"
import { formatMoney, formatMoneyAxis, formatMoneyBrief, inCurrency } from "../../../format/money.ts"
import { formatPercent } from "../../../format/percent.ts"
import { useMediaQuery } from "../../../ui/use-media-query.ts"
import { ChartControls } from "./chart-controls.tsx"
import { formatTime } from "./day-of-time.ts"
import { drawdownPane } from "./drawdown-pane.ts"
import type { SeriesColumns, Span } from "./read-series.ts"
import { useQueryField } from "./use-query-field.ts"
import "../../../charts/chart-section.css"

type EquityChartProps = {
  /** What is in sight. */
  series: SeriesColumns
  currency: string
  /** Equity at the start. */
  cash: number
  /** What it shows, in a sentence with figures. */
  summary: string
  shades?: readonly ChartShade[]
  zoom: Span | null
  onZoom: (span: Span | null) => void
}

/** Equity against the same cash bought and held, with the drawdown hanging under it. */
export function EquityChart({ series, currency, cash, summary, shades, zoom, onZoom }: EquityChartProps) {
  const [cursor, setCursor] = useState<number | null>(null)
  const [scaleAsked, setScale] = useQueryField("scale")
  const narrow = useMediaQuery("(max-width: 639px)")
  const logPossible = useMemo(
    () => (series.columns["equity"] ?? []).every((value) => !(value <= 0)),
    [series],
  )
  const logScale = scaleAsked === "log" && logPossible
  const panes = useMemo(
    () => equityPanes(series, cash, { currency, logScale, narrow, shades }),
    [series, currency, cash, logScale, narrow, shades],
  )
  const at = Math.min(cursor ?? series.days.length - 1, series.days.length - 1)
  return (
    <section className="section chart-section" aria-labelledby="equity-title">
      <header className="section-header">
        <div className="chart-lead">
          <h2 id="equity-title">Equity</h2>
          <Readout series={series} currency={currency} at={at} live={cursor !== null} />
        </div>
        <ChartControls {...{ zoom, onZoom, logPossible, logScale }} onScale={setScale} />
      </header>
      <TimeChart
        days={series.days}
        panes={panes}
        label="Equity and drawdown over time, against buying and holding"
        summary={summary}
        onCursor={setCursor}
        onZoom={(from, to) => onZoom({ from, to })}
        onReset={() => onZoom(null)}
      />
    </section>
  )
}

function Readout({
  series: { days, columns },
  currency,
  at,
  live,
}: {
  series: SeriesColumns
  currency: string
  at: number
  live: boolean
}) {
  const money = (name: string) => formatMoney(columns[name]?.[at] ?? NaN, currency)
  return (
    <dl className="chart-readout" aria-live={live ? "polite" : "off"}>
      <div>
        <dt className="visually-hidden">Date</dt>
        <dd>
          <b>{formatTime(days[at] ?? 0)}</b>
        </dd>
      </div>
      <div data-line="own">
        <dt>Strategy</dt>
        <dd>{money("equity")}</dd>
      </div>
      <div data-line="other">
        <dt>Buy and hold</dt>
        <dd>{money("buyAndHold")}</dd>
      </div>
      <div data-line="drawdown">
        <dt>Drawdown</dt>
        <dd>{formatPercent(columns["drawdown"]?.[at] ?? NaN, { digits: 2 })}</dd>
      </div>
    </dl>
  )
}

function equityPanes(
  { columns }: SeriesColumns,
  cash: number,
  {
    currency,
    logScale,
    narrow,
    shades = [],
  }: { currency: string; logScale: boolean; narrow: boolean; shades?: readonly ChartShade[] | undefined },
): ChartPane[] {
  const none = new Float64Array(0)
  const { equity = none, buyAndHold = none, drawdown = none } = columns
  return [
    {
      id: "equity",
      axisTitle: inCurrency("Equity", currency),
      height: narrow ? 240 : 320,
      lines: [
        { name: "Strategy", values: equity, colour: "--accent", width: 1.75 },
        { name: "Buy and hold", values: buyAndHold, colour: "--series-7", width: 1, dash: [4, 3] },
      ],
      formatAxis: (value) => formatMoneyAxis(value, currency),
      formatValue: (value) => formatMoneyBrief(value, currency),
      level: { value: cash, name: `Start ${formatMoneyBrief(cash, currency)}` },
      logScale,
      mark: null,
      shades,
    },
    {
      ...drawdownPane(drawdown, narrow ? 104 : 128),
      shades: shades.map((shade) => ({ ...shade, name: "" })),
    },
  ]
}
