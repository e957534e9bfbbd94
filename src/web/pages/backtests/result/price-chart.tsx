import { useMemo, useState } from "react"
import type { BacktestResult, BacktestTrade } from "../../../../contract/index.ts"
import type { ChartPane } from "../../../charts/chart-pane.ts"
import { TimeChart } from "../../../charts/time-chart.tsx"
import { formatCount } from "../../../format/count.ts"
import { useMediaQuery } from "../../../ui/use-media-query.ts"
import { formatTime } from "../series/day-of-time.ts"
import type { SeriesColumns, Span } from "../series/read-series.ts"
import { chartTrades } from "./chart-trades.ts"
import { formatPrice, formatPriceAxis } from "./format-price.ts"
import "../series/chart-section.css"

type PriceChartProps = {
  trades: readonly BacktestTrade[]
  openTrades: BacktestResult["openTrades"]
  /** What is in sight. */
  series: SeriesColumns
  onZoom: (span: Span | null) => void
}

/** The closes with every trade on them: where it began, where it ended, and how it came out. */
export function PriceChart({ trades, openTrades, series, onZoom }: PriceChartProps) {
  const [cursor, setCursor] = useState<number | null>(null)
  const narrow = useMediaQuery("(max-width: 639px)")
  const marks = useMemo(() => chartTrades(trades, openTrades), [trades, openTrades])
  const panes = useMemo(
    (): ChartPane[] => [
      {
        id: "price",
        axisTitle: "Close",
        height: narrow ? 260 : 340,
        lines: [
          {
            name: "Close",
            values: series.columns["close"] ?? new Float64Array(0),
            colour: "--series-7",
            width: 1.25,
          },
        ],
        formatAxis: formatPriceAxis,
        formatValue: formatPrice,
        level: null,
        logScale: false,
        mark: null,
        trades: marks,
      },
    ],
    [series, marks, narrow],
  )
  const at = Math.min(cursor ?? series.days.length - 1, series.days.length - 1)
  const won = trades.filter(({ pnl }) => pnl > 0).length
  return (
    <section className="section chart-section" aria-labelledby="price-title">
      <header className="section-header">
        <div className="chart-lead">
          <h2 id="price-title">Trades on the price</h2>
          <dl className="chart-readout" aria-live={cursor === null ? "off" : "polite"}>
            <div>
              <dt className="visually-hidden">Date</dt>
              <dd>
                <b>{formatTime(series.days[at] ?? 0)}</b>
              </dd>
            </div>
            <div data-line="other">
              <dt>Close</dt>
              <dd>{formatPrice(series.columns["close"]?.[at] ?? NaN)}</dd>
            </div>
          </dl>
        </div>
      </header>
      <TimeChart
        days={series.days}
        panes={panes}
        label="Price with the trades of the run"
        summary={`${formatCount(trades.length, "closed trade")}, ${String(won)} with a gain, on the closing price.`}
        onCursor={setCursor}
        onZoom={(from, to) => onZoom({ from, to })}
        onReset={() => onZoom(null)}
      />
      <MarkerKey />
    </section>
  )
}

/** What the shapes mean. Drag over a chart to zoom; where trades stand too close, only their strokes are drawn. */
function MarkerKey() {
  return (
    <ul className="marker-key">
      <li>
        <Shape path="M6 2 11 10H1Z" /> Long begins
      </li>
      <li>
        <Shape path="M6 10 11 2H1Z" /> Short begins
      </li>
      <li className="gain">
        <Shape path="M6 9.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z" /> Ends with a gain
      </li>
      <li className="loss">
        <Shape path="m2.5 2.5 7 7m0-7-7 7" hollow /> Ends with a loss
      </li>
      <li className="secondary">
        Drag over a chart to zoom in; where trades stand too close, only their strokes are drawn.
      </li>
    </ul>
  )
}

function Shape({ path, hollow = false }: { path: string; hollow?: boolean }) {
  return (
    <svg
      width={12}
      height={12}
      viewBox="0 0 12 12"
      aria-hidden="true"
      fill={hollow ? "none" : "currentColor"}
      stroke={hollow ? "currentColor" : "none"}
      strokeWidth={2}
    >
      <path d={path} />
    </svg>
  )
}
