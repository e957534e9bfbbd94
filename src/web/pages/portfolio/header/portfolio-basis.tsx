import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"
import { formatCount } from "../../../format/count.ts"
import { formatDay } from "../../../format/dates.ts"

type PortfolioBasisProps = {
  answer: TradeLogAnswer
  /** The last close of the log, whatever the filter. */
  lastDay: number
  today: number
}

/** What the figures are made from and how old they are. */
export function PortfolioBasis({ answer, lastDay, today }: PortfolioBasisProps) {
  const source =
    answer.basis === "daily-log"
      ? "Equity from the daily log: net liquidity, open positions marked"
      : "Equity from closed trades, by close date"
  return (
    <p className="portfolio-basis">
      {source}
      {answer.basisReason !== null && <>, because {answer.basisReason}</>}.
      {answer.openTradeCount > 0 && (
        <> {formatCount(answer.openTradeCount, "trade")} still open, not in these figures.</>
      )}{" "}
      Data to {formatDay(lastDay)}
      {today > lastDay && <>, {formatCount(today - lastDay, "day")} ago</>}.
    </p>
  )
}
