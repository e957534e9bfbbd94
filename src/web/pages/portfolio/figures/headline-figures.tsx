import { memo } from "react"
import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"
import { HeadlineFigure } from "../../../figures/headline-figure.tsx"
import { headlines } from "./headlines.ts"

type HeadlineFiguresProps = { answer: TradeLogAnswer; currency: string; riskFreeRate: number }

/** The eight figures that people look for first, large. */
export const HeadlineFigures = memo(function HeadlineFigures({
  answer,
  currency,
  riskFreeRate,
}: HeadlineFiguresProps) {
  return (
    <dl className="headline-figures">
      {headlines.map((headline) => (
        <HeadlineFigure
          key={headline.id}
          figure={headline}
          value={answer.statistics[headline.id] ?? null}
          reason={answer.nulls[headline.id]}
          currency={currency}
          detail={headline.detail(answer, currency, riskFreeRate)}
        />
      ))}
    </dl>
  )
})
