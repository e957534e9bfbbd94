import { useQuery } from "@tanstack/react-query"
import { useMemo, useState } from "react"
import type { InstrumentPrices, InstrumentSummary } from "../../../../contract/index.ts"
import { type EpochDay, isoDate, parseIsoDate } from "../../../../engine/money/iso-date.ts"
import { chartPrices } from "../../../api/market-data.ts"
import type { ChartPane } from "../../../charts/chart-pane.ts"
import { TimeChart } from "../../../charts/time-chart.tsx"
import { formatDay } from "../../../format/dates.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { localToday } from "../../../format/local-today.ts"
import { useNow } from "../../../live/use-now.ts"
import { ErrorState } from "../../../ui/error-state.tsx"
import { Segmented } from "../../../ui/segmented.tsx"
import { Skeleton } from "../../../ui/skeleton.tsx"
import { priceText } from "../instruments/price-text.ts"

const spans = { "1y": 366, "5y": 1827, all: null } as const
type Span = keyof typeof spans

const height = 180
const axisHeight = 28

/** Closes over time with splits taken out. Dragging over it looks closer; a double click shows the whole span again. */
export function PriceChart({
  instrument,
}: {
  instrument: Pick<InstrumentSummary, "id" | "kind" | "currency" | "symbol">
}) {
  const [span, setSpan] = useState<Span>("1y")
  const [zoom, setZoom] = useState<readonly [EpochDay, EpochDay] | null>(null)
  const [cursor, setCursor] = useState<number | null>(null)
  const now = useNow()
  const days = spans[span]
  const from = days === null ? null : isoDate(localToday(now) - days)
  const query = useQuery(chartPrices(instrument.id, from))
  const shown = useMemo(() => (query.data ? closesWithin(query.data, zoom) : null), [query.data, zoom])
  const panes = useMemo(
    () => (shown === null ? [] : [pricePane(shown.closes, instrument)]),
    [shown, instrument],
  )
  const at = shown === null ? -1 : Math.min(cursor ?? shown.days.length - 1, shown.days.length - 1)
  return (
    <section aria-label="Price chart" className="price-chart">
      <header>
        <p aria-live={cursor === null ? "off" : "polite"}>
          {shown !== null && at >= 0 && (
            <>
              <b>{formatDay(shown.days[at])}</b> {priceText(shown.closes[at], instrument)}
            </>
          )}
        </p>
        <Segmented
          label="Span"
          size="small"
          options={[
            { value: "1y", label: "1 year" },
            { value: "5y", label: "5 years" },
            { value: "all", label: "All" },
          ]}
          value={span}
          onChange={(value) => {
            setSpan(value)
            setZoom(null)
          }}
        />
      </header>
      <div style={{ minHeight: height + axisHeight }}>
        {query.error !== null && query.data === undefined ? (
          <ErrorState
            title="The prices could not be loaded"
            error={query.error}
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          />
        ) : shown === null ? (
          <Skeleton height={height + axisHeight} shape="block" />
        ) : shown.days.length === 0 ? (
          <p className="secondary">There is no bar in this span.</p>
        ) : (
          <TimeChart
            days={shown.days}
            panes={panes}
            label={`Price of ${instrument.symbol} over time`}
            summary={
              `${priceText(shown.closes[0], instrument)} on ${formatDay(shown.days[0])}, ` +
              `${priceText(shown.closes.at(-1) ?? 0, instrument)} on ${formatDay(shown.days.at(-1) ?? 0)}.`
            }
            onCursor={setCursor}
            onZoom={(first, last) => setZoom([first, last])}
            onReset={() => setZoom(null)}
          />
        )}
      </div>
    </section>
  )
}

function closesWithin(prices: InstrumentPrices, zoom: readonly [EpochDay, EpochDay] | null) {
  const kept: { day: EpochDay; close: number }[] = []
  prices.days.forEach((date, at) => {
    const day = parseIsoDate(date)
    const close = prices.close[at]
    if (day === null || close == null || (zoom !== null && (day < zoom[0] || day > zoom[1]))) return
    kept.push({ day, close })
  })
  return {
    days: Int32Array.from(kept, ({ day }) => day),
    closes: Float64Array.from(kept, ({ close }) => close),
  }
}

function pricePane(
  closes: Float64Array,
  instrument: Pick<InstrumentSummary, "kind" | "currency" | "symbol">,
): ChartPane {
  const digits = closes.some((close) => Math.abs(close) < 10) ? 2 : 0
  return {
    id: "price",
    axisTitle: `Close, ${instrument.currency ?? "no currency known"}, split-adjusted`,
    height,
    lines: [{ name: instrument.symbol, values: closes, colour: "--accent", width: 1.5 }],
    formatAxis: (value) => formatDecimal(value, { digits }),
    formatValue: (value) => priceText(value, instrument),
    level: null,
    logScale: false,
    mark: null,
  }
}
