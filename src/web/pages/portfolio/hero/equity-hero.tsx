import { memo, useMemo, useState } from "react"
import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"
import type { ChartPane } from "../../../charts/chart-pane.ts"
import { TimeChart } from "../../../charts/time-chart.tsx"
import { formatDay } from "../../../format/dates.ts"
import { formatMoney, formatMoneyAxis, formatMoneyBrief } from "../../../format/money.ts"
import { formatPercent, formatPercentBrief } from "../../../format/percent.ts"
import { Button } from "../../../ui/button.tsx"
import { Segmented } from "../../../ui/segmented.tsx"
import { useMediaQuery } from "../../../ui/use-media-query.ts"
import { toneOf } from "../tone.ts"
import type { ChangeView } from "../view/use-view.ts"
import { SeriesTable } from "./series-table.tsx"
import "../../../charts/chart-section.css"

type EquityHeroProps = {
  answer: TradeLogAnswer
  currency: string
  /** The dates are not those of the whole log. */
  narrowed: boolean
  logScale: boolean
  onChange: ChangeView
}

/** Equity with its drawdown hanging under it. Dragging over it chooses the dates of the whole page. */
export const EquityHero = memo(function EquityHero({
  answer,
  currency,
  narrowed,
  logScale: logAsked,
  onChange,
}: EquityHeroProps) {
  const [cursor, setCursor] = useState<number | null>(null)
  const narrow = useMediaQuery("(max-width: 639px)")
  const { days } = answer.curve
  const capitalKnown = answer.initialCapital !== null
  const logPossible = capitalKnown && answer.curve.equity.every((equity) => equity > 0)
  const logScale = logAsked && logPossible
  const panes = useMemo(
    () =>
      capitalKnown ? equityPanes(answer, currency, { logScale, narrow }) : pnlPanes(answer, currency, narrow),
    [answer, currency, logScale, narrow, capitalKnown],
  )
  const at = cursor === null ? days.length - 1 : Math.min(cursor, days.length - 1)
  return (
    <section className="section chart-section" aria-labelledby="equity-title">
      <header className="section-header">
        <div className="chart-lead">
          <h2 id="equity-title">{capitalKnown ? "Equity" : "Cumulative P/L"}</h2>
          <Readout answer={answer} at={at} currency={currency} live={cursor !== null} />
        </div>
        <div className="chart-controls">
          {narrowed && (
            <Button size="small" kind="quiet" icon="undo" onClick={() => onChange({ from: null, to: null })}>
              Show the whole log
            </Button>
          )}
          <Segmented
            label="Scale"
            size="small"
            options={[
              { value: "linear", label: "Linear" },
              { value: "log", label: "Log", disabled: !logPossible },
            ]}
            value={logScale ? "log" : "linear"}
            onChange={(scale) => onChange({ logScale: scale === "log" })}
          />
        </div>
      </header>
      <TimeChart
        days={days}
        panes={panes}
        label="Equity and drawdown over time"
        summary={summaryOf(answer, currency)}
        onCursor={setCursor}
        onZoom={(from, to) => onChange({ from, to })}
        onReset={() => onChange({ from: null, to: null })}
      />
      <SeriesTable answer={answer} currency={currency} />
    </section>
  )
})

/** Every series at one date, in a line of its own above the chart. */
function Readout({
  answer,
  at,
  currency,
  live,
}: {
  answer: TradeLogAnswer
  at: number
  currency: string
  live: boolean
}) {
  const { days, equity, pnl, returns } = answer.curve
  const drawdown = answer.drawdown[at] ?? Number.NaN
  const gain = pnl[at] ?? 0
  return (
    <dl className="chart-readout" aria-live={live ? "polite" : "off"}>
      <div>
        <dt className="visually-hidden">Date</dt>
        <dd>
          <b>{formatDay(days[at] ?? 0)}</b>
        </dd>
      </div>
      <div data-line="own">
        <dt>{answer.initialCapital === null ? "P/L" : "Equity"}</dt>
        <dd>
          {formatMoney(answer.initialCapital === null ? answer.cumulativePnl[at] : equity[at], currency)}
        </dd>
      </div>
      <div data-line="drawdown">
        <dt>Drawdown</dt>
        <dd>
          {answer.initialCapital === null
            ? formatMoney(answer.drawdownInMoney[at], currency)
            : formatPercent(drawdown, { digits: 2 })}
        </dd>
      </div>
      <div>
        <dt>Day</dt>
        <dd className={toneOf(gain)}>
          {formatMoney(gain, currency, { sign: "always" })}
          {!Number.isNaN(returns[at]) && <> ({formatPercent(returns[at], { digits: 2, sign: "always" })})</>}
        </dd>
      </div>
    </dl>
  )
}

function equityPanes(
  answer: TradeLogAnswer,
  currency: string,
  { logScale, narrow }: { logScale: boolean; narrow: boolean },
): ChartPane[] {
  const { curve, drawdown } = answer
  const deepest = drawdown.reduce((least, value, at) => (value < drawdown[least] ? at : least), 0)
  return [
    {
      id: "equity",
      axisTitle: `Equity, ${currency}`,
      height: narrow ? 204 : 320,
      lines: [{ name: "Equity", values: curve.equity, colour: "--accent", width: 1.75 }],
      formatAxis: (value) => formatMoneyAxis(value, currency),
      formatValue: (value) => formatMoneyBrief(value, currency),
      level: { value: curve.initialEquity, name: `Start ${formatMoneyBrief(curve.initialEquity, currency)}` },
      logScale,
      mark: null,
    },
    {
      id: "drawdown",
      axisTitle: "Drawdown, %",
      height: narrow ? 88 : 136,
      lines: [{ name: "Drawdown", values: drawdown, colour: "--loss", width: 1.25, fillTo: 0 }],
      formatAxis: (value) => formatPercent(value, { digits: Math.abs(value * 100) % 1 === 0 ? 0 : 1 }),
      formatValue: (value) => formatPercentBrief(value),
      level: { value: 0, name: "" },
      logScale: false,
      mark:
        drawdown[deepest] < 0 && deepest < drawdown.length - 1
          ? {
              index: deepest,
              line: 0,
              text: `${formatPercentBrief(drawdown[deepest])}, ${formatDay(curve.days[deepest])}`,
            }
          : null,
    },
  ]
}

// Without the initial capital there is no equity; what was made and lost is still there to see.
function pnlPanes(answer: TradeLogAnswer, currency: string, narrow: boolean): ChartPane[] {
  const money = {
    formatAxis: (value: number) => formatMoneyAxis(value, currency),
    formatValue: (value: number) => formatMoneyBrief(value, currency),
    logScale: false,
    mark: null,
  }
  return [
    {
      ...money,
      id: "pnl",
      axisTitle: `Cumulative P/L, ${currency}`,
      height: narrow ? 204 : 320,
      lines: [{ name: "P/L", values: answer.cumulativePnl, colour: "--accent", width: 1.75 }],
      level: { value: 0, name: "Zero" },
    },
    {
      ...money,
      id: "drawdown-in-money",
      axisTitle: `Drawdown, ${currency}`,
      height: narrow ? 88 : 136,
      lines: [{ name: "Drawdown", values: answer.drawdownInMoney, colour: "--loss", width: 1.25, fillTo: 0 }],
      level: { value: 0, name: "" },
    },
  ]
}

function summaryOf(answer: TradeLogAnswer, currency: string): string {
  const { days, equity } = answer.curve
  const last = equity.at(-1)
  if (last === undefined || Number.isNaN(last)) return ""
  const drawdown = answer.statistics.maxDrawdown
  const fell = typeof drawdown === "number" ? ` The deepest drawdown was ${formatPercent(drawdown)}.` : ""
  return (
    `From ${formatMoney(answer.curve.initialEquity, currency)} before ${formatDay(days[0])} ` +
    `to ${formatMoney(last, currency)} on ${formatDay(days.at(-1)!)}.${fell}`
  )
}
