import { memo } from "react"
import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"
import { formatCount } from "../../../format/count.ts"
import { formatDay } from "../../../format/dates.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { formatMoneyBrief } from "../../../format/money.ts"
import { formatPercent } from "../../../format/percent.ts"
import { formatStatistic, formatStatisticExactly } from "../../../format/statistic.ts"
import { toneOf } from "../tone.ts"
import { entryOf } from "./explain-figure.ts"
import { FigureButton } from "./figure-button.tsx"
import "../../../ui/figure.css"
import "./figures.css"

type Detail = (answer: TradeLogAnswer, currency: string, riskFreeRate: number) => string

const headlines: readonly { readonly id: string; readonly ofMoney?: boolean; readonly detail: Detail }[] = [
  {
    id: "totalPnl",
    ofMoney: true,
    detail: ({ initialCapital }, currency) =>
      initialCapital === null
        ? "start not known"
        : `on ${formatMoneyBrief(initialCapital, currency)} at the start`,
  },
  {
    id: "cagr",
    ofMoney: true,
    detail: ({ curve }) =>
      curve.days.length === 0 ? "" : `a year, over ${formatCount(curve.days.at(-1)! - curve.days[0], "day")}`,
  },
  { id: "maxDrawdown", ofMoney: true, detail: deepestDates },
  {
    id: "sharpeRatio",
    detail: (_, __, rate) => `risk-free ${formatPercent(rate, { digits: rate === 0 ? 0 : 2 })}`,
  },
  {
    id: "sortinoRatio",
    detail: (_, __, rate) => `risk-free ${formatPercent(rate, { digits: rate === 0 ? 0 : 2 })}`,
  },
  { id: "calmarRatio", detail: () => "annual return over drawdown" },
  {
    id: "winRate",
    detail: ({ statistics }) =>
      `${formatDecimal(statistics.wins ?? 0, { digits: 0 })} of ${formatCount(statistics.trades ?? 0, "trade")}`,
  },
  {
    id: "profitFactor",
    detail: ({ statistics }, currency) =>
      `${formatMoneyBrief(statistics.grossProfit ?? 0, currency)} won, ${formatMoneyBrief(Math.abs(statistics.grossLoss ?? 0), currency)} lost`,
  },
]

function deepestDates({ drawdowns, statistics }: TradeLogAnswer): string {
  const deepest = drawdowns.find((episode) => episode.depth === statistics.maxDrawdown)
  if (deepest === undefined) return ""
  return deepest.recoveryDay === null
    ? `${formatDay(deepest.troughDay)}, not recovered`
    : `${formatDay(deepest.troughDay)}, recovered in ${formatCount(deepest.daysToRecover ?? 0, "day")}`
}

type HeadlineFiguresProps = { answer: TradeLogAnswer; currency: string; riskFreeRate: number }

/** The eight figures that people look for first, large. */
export const HeadlineFigures = memo(function HeadlineFigures({
  answer,
  currency,
  riskFreeRate,
}: HeadlineFiguresProps) {
  return (
    <dl className="headline-figures">
      {headlines.map(({ id, ofMoney = false, detail }) => {
        const value = answer.statistics[id]
        const unit = entryOf.get(id)?.unit ?? "ratio"
        return (
          <div key={id} className="figure" data-size="large">
            <dt>
              <FigureButton id={id} />
            </dt>
            {typeof value === "number" ? (
              <>
                <dd
                  className={ofMoney ? toneOf(value) : undefined}
                  title={formatStatisticExactly(value, unit, currency)}
                >
                  {formatStatistic(value, unit, currency, ofMoney ? "always" : "negative")}
                </dd>
                <dd className="figure-detail">{detail(answer, currency, riskFreeRate)}</dd>
              </>
            ) : (
              <>
                <dd>–</dd>
                <dd className="figure-detail">{answer.nulls[id]}</dd>
              </>
            )}
          </div>
        )
      })}
    </dl>
  )
})
