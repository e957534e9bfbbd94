import { type CSSProperties, useMemo, useState } from "react"
import type { PortfolioBacktestResult } from "../../../../../contract/index.ts"
import type { ColourToken } from "../../../../charts/chart-colours.ts"
import type { ChartPane } from "../../../../charts/chart-pane.ts"
import { TimeChart } from "../../../../charts/time-chart.tsx"
import { formatCount } from "../../../../format/count.ts"
import { formatPercent } from "../../../../format/percent.ts"
import { useMediaQuery } from "../../../../ui/use-media-query.ts"
import { dayOfTime, formatTime } from "../../series/day-of-time.ts"
import type { SeriesColumns, Span } from "../../series/read-series.ts"
import { stackWeights, type WeightBand } from "./stack-weights.ts"
import "../../../../charts/chart-section.css"

type WeightsChartProps = {
  /** By symbol, what is in sight. */
  weights: SeriesColumns
  /** In the order of the request. */
  symbols: readonly string[]
  rebalances: PortfolioBacktestResult["rebalances"]
  onZoom: (span: Span | null) => void
}

const colours: readonly ColourToken[] = [
  "--accent",
  "--series-2",
  "--series-4",
  "--series-3",
  "--series-6",
  "--series-5",
]

/** How the account was divided from day to day, and the days on which it was brought back to its targets. */
export function WeightsChart({ weights, symbols, rebalances, onZoom }: WeightsChartProps) {
  const [cursor, setCursor] = useState<number | null>(null)
  const narrow = useMediaQuery("(max-width: 639px)")
  const bands = useMemo(() => stackWeights(weights, symbols), [weights, symbols])
  const panes = useMemo(
    (): ChartPane[] => [
      {
        id: "weights",
        axisTitle: "Share of the account, %",
        height: narrow ? 240 : 300,
        lines: [],
        areas: bands.map((band, at) => ({ ...band, colour: colourOf(bands, at) })),
        ticks: rebalances.map(({ date, reason }) => ({ day: dayOfTime(date), isTall: reason === "band" })),
        formatAxis: (share) => formatPercent(share, { digits: 0 }),
        formatValue: (share) => formatPercent(share),
        level: null,
        logScale: false,
        mark: null,
      },
    ],
    [bands, rebalances, narrow],
  )
  const at = Math.min(cursor ?? weights.days.length - 1, weights.days.length - 1)
  return (
    <section className="section chart-section" aria-labelledby="weights-title">
      <header className="section-header">
        <h2 id="weights-title">Weights over time</h2>
      </header>
      <dl className="chart-readout weights-readout" aria-live={cursor === null ? "off" : "polite"}>
        <div>
          <dt className="visually-hidden">Date</dt>
          <dd>
            <b>{formatTime(weights.days[at] ?? 0)}</b>
          </dd>
        </div>
        {bands.map(({ name, values }, index) => (
          <div
            key={name}
            data-band=""
            style={{ "--band": `var(${colourOf(bands, index)})` } as CSSProperties}
          >
            <dt>{name}</dt>
            <dd>{formatPercent(values[at] ?? NaN)}</dd>
          </div>
        ))}
      </dl>
      <TimeChart
        days={weights.days}
        panes={panes}
        label="Weights of the instruments and of cash over time"
        summary={summarizeWeights(bands, rebalances)}
        onCursor={setCursor}
        onZoom={(from, to) => onZoom({ from, to })}
        onReset={() => onZoom(null)}
      />
      <p className="secondary">{aboutRebalances(rebalances)}</p>
    </section>
  )
}

function colourOf(bands: readonly WeightBand[], at: number): ColourToken {
  return at === bands.length - 1 ? "--series-7" : (colours[at % colours.length] ?? "--accent")
}

function summarizeWeights(bands: readonly WeightBand[], rebalances: WeightsChartProps["rebalances"]): string {
  const shares = (at: number) =>
    bands.map(({ name, values }) => `${name} ${formatPercent(values.at(at) ?? NaN)}`).join(", ")
  return `From the bottom up, at first ${shares(0)}; at last ${shares(-1)}. ${aboutRebalances(rebalances)}`
}

/** What the strokes at the top stand for. */
function aboutRebalances(rebalances: WeightsChartProps["rebalances"]): string {
  const byBand = rebalances.filter(({ reason }) => reason === "band").length
  if (rebalances.length === 0) return "Never rebalanced: the weights drifted with their prices."
  const of = `From the bottom up in the order in which they are listed. Strokes at the top, where there is room for them: rebalanced ${formatCount(rebalances.length, "time")}`
  return byBand === 0
    ? `${of}.`
    : `${of}, ${String(byBand)} of them, the long strokes, because a weight was off.`
}
