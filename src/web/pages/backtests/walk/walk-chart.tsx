import { useMemo } from "react"
import type { WalkForwardResult } from "../../../../contract/index.ts"
import type { ChartShade } from "../../../charts/chart-pane.ts"
import { currencyOf } from "../../../format/money.ts"
import { dayOfTime } from "../series/day-of-time.ts"
import { EquityChart } from "../series/equity-chart.tsx"
import { type SeriesColumns, withinSpan } from "../series/read-series.ts"
import { useZoom } from "../series/use-zoom.ts"
import { walkAnswer } from "./walk-answer.ts"

type WalkChartProps = {
  walk: WalkForwardResult
  result: NonNullable<WalkForwardResult["result"]>
  /** Of the out-of-sample parts. */
  series: SeriesColumns
}

/** The out-of-sample parts as one curve, each shaded and named by what it was traded with; what was only searched stays blank. */
export function WalkChart({ walk, result, series }: WalkChartProps) {
  const [zoom, setZoom] = useZoom()
  const whole = useMemo(() => withSampleBefore(series, result.folds[0]?.inSample.from), [series, result])
  const inSight = useMemo(() => withinSpan(whole, zoom), [whole, zoom])
  const shades = useMemo(() => result.folds.map(shadeOf), [result])
  return (
    <div className="walk-chart">
      <EquityChart
        series={inSight}
        currency={currencyOf(walk.prices)}
        cash={series.columns["equity"]?.[0] ?? NaN}
        summary={walkAnswer(walk)}
        shades={shades}
        zoom={zoom}
        onZoom={setZoom}
      />
      <p className="secondary">
        Shaded: out of sample, each part traded with the parameters above it, which were best in the time
        before. Not shaded: only searched.
      </p>
    </div>
  )
}

/** A series that begins where the first sample does, without values until the first fold. */
function withSampleBefore(series: SeriesColumns, from: string | undefined): SeriesColumns {
  const first = dayOfTime(from?.slice(0, 10) ?? "")
  if (!(first < series.days[0])) return series
  const behind = (value: number, values: Float64Array) => Float64Array.of(value, ...values)
  return {
    days: behind(first, series.days),
    columns: Object.fromEntries(
      Object.entries(series.columns).map(([name, values]) => [name, behind(NaN, values)]),
    ),
  }
}

function shadeOf({
  outOfSample: { from, to },
  params,
}: NonNullable<WalkForwardResult["result"]>["folds"][number]): ChartShade {
  return {
    from: dayOfTime(from.slice(0, 10)),
    to: dayOfTime(to.slice(0, 10)) + 1,
    name: params === null ? "cash" : Object.values(params).map(String).join(", "),
  }
}
