import { memo } from "react"
import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"
import { formatStatistic, formatStatisticExactly } from "../../../format/statistic.ts"
import { toneOf } from "../tone.ts"
import { FigureButton } from "../../../figures/figure-button.tsx"
import { headlines } from "./headlines.ts"
import "../../../ui/figure.css"
import "../../../figures/figures.css"

type HeadlineFiguresProps = { answer: TradeLogAnswer; currency: string; riskFreeRate: number }

/** The eight figures that people look for first, large. */
export const HeadlineFigures = memo(function HeadlineFigures({
  answer,
  currency,
  riskFreeRate,
}: HeadlineFiguresProps) {
  return (
    <dl className="headline-figures">
      {headlines.map(({ id, label, unit, ofMoney = false, detail }) => {
        const value = answer.statistics[id]
        return (
          <div key={id} className="figure" data-size="large">
            <dt>
              <FigureButton id={id} label={label} />
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
