import { useMemo, useState } from "react"
import type { BacktestResult, BacktestTrade } from "../../../../contract/index.ts"
import type { ChartPane } from "../../../charts/chart-pane.ts"
import { TimeChart } from "../../../charts/time-chart.tsx"
import { formatCount } from "../../../format/count.ts"
import { useMediaQuery } from "../../../ui/use-media-query.ts"
import { formatTime } from "../series/day-of-time.ts"
import { hasRanges, type SeriesColumns, type Span } from "../series/read-series.ts"
import { chartTrades } from "./chart-trades.ts"
import { formatPrice, formatPriceAxis } from "./format-price.ts"
import { MarkerKey } from "./marker-key.tsx"
import { tradesAt } from "./trades-at.ts"
import "../../../charts/chart-section.css"

type PriceChartProps = {
  trades: readonly BacktestTrade[]
  openTrades: BacktestResult["openTrades"]
  /** The bars in sight. */
  series: SeriesColumns
  /** Null where the prices do not say. */
  currency: string | null
  /** Of the prices; see `formatPrice`. */
  digits: number | null
  onZoom: (span: Span | null) => void
}

const none = new Float64Array(0)

/** The price bars with every trade on them: where it began, where it ended, why, and how it came out. */
export function PriceChart({ trades, openTrades, series, currency, digits, onZoom }: PriceChartProps) {
  const [cursor, setCursor] = useState<number | null>(null)
  const narrow = useMediaQuery("(max-width: 639px)")
  const marks = useMemo(() => chartTrades(trades, openTrades), [trades, openTrades])
  const hasBars = useMemo(() => hasRanges(series), [series])
  const panes = useMemo(
    () => [pricePane(series, marks, { hasBars, narrow, currency, digits })],
    [series, marks, hasBars, narrow, currency, digits],
  )
  const at = Math.min(cursor ?? series.days.length - 1, series.days.length - 1)
  const told = useMemo(() => {
    const day = series.days[at] ?? NaN
    return tradesAt({ closed: trades, open: openTrades, digits }, series.days[at - 1] ?? day - 1e-6, day)
  }, [trades, openTrades, series, at, digits])
  const won = trades.filter(({ pnl }) => pnl > 0).length
  return (
    <section className="section chart-section" aria-labelledby="price-title">
      <header className="section-header">
        <div className="chart-lead">
          <h2 id="price-title">Trades on the price</h2>
          <Readout series={series} digits={digits} at={at} hasBars={hasBars} live={cursor !== null} />
        </div>
      </header>
      <p className="price-told secondary" aria-live={cursor === null ? "off" : "polite"}>
        {told.join(" · ")}
      </p>
      <TimeChart
        days={series.days}
        panes={panes}
        label="Price with the trades of the run"
        summary={`${formatCount(trades.length, "closed trade")}, ${String(won)} with a gain, on ${hasBars ? "the bars of the price" : "the closing price"}.`}
        onCursor={setCursor}
        onZoom={(from, to) => onZoom({ from, to })}
        onReset={() => onZoom(null)}
      />
      <MarkerKey hasBars={hasBars} />
    </section>
  )
}

const parts = [
  { name: "open", label: "Open" },
  { name: "high", label: "High" },
  { name: "low", label: "Low" },
  { name: "close", label: "Close" },
] as const

type ReadoutProps = {
  series: SeriesColumns
  digits: number | null
  at: number
  hasBars: boolean
  live: boolean
}

function Readout({ series: { days, columns }, digits, at, hasBars, live }: ReadoutProps) {
  return (
    <dl className="chart-readout" aria-live={live ? "polite" : "off"}>
      <div>
        <dt className="visually-hidden">Date</dt>
        <dd>
          <b>{formatTime(days[at] ?? 0)}</b>
        </dd>
      </div>
      {parts
        .filter(({ name }) => hasBars || name === "close")
        .map(({ name, label }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>{formatPrice(columns[name]?.[at] ?? NaN, digits)}</dd>
          </div>
        ))}
    </dl>
  )
}

type PaneOptions = Pick<PriceChartProps, "currency" | "digits"> & { hasBars: boolean; narrow: boolean }

function pricePane(
  { columns }: SeriesColumns,
  trades: NonNullable<ChartPane["trades"]>,
  { hasBars, narrow, currency, digits }: PaneOptions,
): ChartPane {
  const { open = none, high = none, low = none, close = none } = columns
  return {
    id: hasBars ? "bars" : "closes",
    axisTitle: currency === null ? "Price" : `Price, ${currency}`,
    height: narrow ? 300 : 420,
    lines: [{ name: "Close", values: close, colour: "--series-7", width: 1.25 }],
    formatAxis: formatPriceAxis,
    formatValue: (price) => formatPrice(price, digits),
    level: null,
    logScale: false,
    mark: null,
    trades,
    ...(hasBars ? { bars: { open, high, low } } : {}),
  }
}
