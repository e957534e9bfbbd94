import { memo, useMemo, useState } from "react"
import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"
import type { ChartPane } from "../../../charts/chart-pane.ts"
import { TimeChart } from "../../../charts/time-chart.tsx"
import { formatDay } from "../../../format/dates.ts"
import { formatMoneyAxis, formatMoneyBrief } from "../../../format/money.ts"
import type { ChangeView } from "../view/use-view.ts"

type MarginChartProps = { answer: TradeLogAnswer; currency: string; onChange: ChangeView }

/** The most margin held at once, day by day. */
export const MarginChart = memo(function MarginChart({ answer, currency, onChange }: MarginChartProps) {
  const [cursor, setCursor] = useState<number | null>(null)
  const { days } = answer.curve
  const { marginHeld } = answer
  const panes = useMemo((): ChartPane[] => {
    const peak = marginHeld.reduce((most, value, at) => (value > marginHeld[most] ? at : most), 0)
    return [
      {
        id: "margin",
        axisTitle: `Margin held, ${currency}`,
        height: 212,
        lines: [{ name: "Margin", values: marginHeld, colour: "--accent", width: 1, fillTo: 0 }],
        formatAxis: (value) => formatMoneyAxis(value, currency),
        formatValue: (value) => formatMoneyBrief(value, currency),
        level: { value: 0, name: "" },
        logScale: false,
        mark: {
          index: peak,
          line: 0,
          text: `${formatMoneyBrief(marginHeld[peak], currency)}, ${formatDay(days[peak])}`,
        },
      },
    ]
  }, [marginHeld, days, currency])
  if (typeof answer.statistics.peakMargin !== "number") return null
  const at = Math.min(cursor ?? days.length - 1, days.length - 1)
  return (
    <section className="section margin" aria-labelledby="margin-title">
      <header className="section-header">
        <h2 id="margin-title">
          Margin{" "}
          <span className="secondary">
            most held at once, {formatDay(days[at])}: {formatMoneyBrief(marginHeld[at], currency)}
          </span>
        </h2>
      </header>
      <TimeChart
        days={days}
        panes={panes}
        label="Margin held over time"
        summary={`At most ${formatMoneyBrief(answer.statistics.peakMargin, currency)} was held at once.`}
        onCursor={setCursor}
        onZoom={(from, to) => onChange({ from, to })}
        onReset={() => onChange({ from: null, to: null })}
      />
    </section>
  )
})
