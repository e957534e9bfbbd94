import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"
import { formatCount } from "../../../format/count.ts"
import { formatDay, formatMonth } from "../../../format/dates.ts"
import { formatMoneyBrief } from "../../../format/money.ts"
import { formatPercentBrief } from "../../../format/percent.ts"
import { toneOf } from "../tone.ts"

type PortfolioAnswerProps = {
  /** Null while it is being worked out. */
  answer: TradeLogAnswer | null
  currency: string
}

/** The page's answer in one sentence: what was made since when, what it cost at worst, and where it stands now. */
export function PortfolioAnswer({ answer, currency }: PortfolioAnswerProps) {
  // Wraps as the sentence will, so that nothing below it moves when it comes.
  if (answer === null) {
    return (
      <span className="portfolio-answer-placeholder" aria-hidden="true">
        +10.0 % since Jan 2020 over 1000 trades; deepest drawdown −10.0 %, now 1.0 % below the peak.
      </span>
    )
  }
  if (answer.tradeCount === 0) return "No closed trades to show."
  return <Sentence answer={answer} currency={currency} />
}

function Sentence({ answer, currency }: { answer: TradeLogAnswer; currency: string }) {
  const { totalReturn, totalPnl, maxDrawdown } = answer.statistics
  const { days } = answer.curve
  const first = days[0]
  const now = answer.drawdown.at(-1)
  const made =
    totalReturn === null || totalReturn === undefined
      ? formatMoneyBrief(totalPnl ?? 0, currency, "always")
      : formatPercentBrief(totalReturn, "always")
  return (
    <>
      <strong className={toneOf(totalReturn ?? totalPnl)}>{made}</strong>
      {first !== undefined && <> since {formatMonth(first)}</>} over {formatCount(answer.tradeCount, "trade")}
      {maxDrawdown === 0 && <>; never in a drawdown</>}
      {typeof maxDrawdown === "number" && maxDrawdown < 0 && now !== undefined && (
        <>
          ; deepest drawdown {formatPercentBrief(maxDrawdown)},{" "}
          {now < 0 ? <>now {formatPercentBrief(-now)} below the peak</> : <>now at its peak</>}
        </>
      )}
      .
    </>
  )
}

/** What the figures are made from and how old they are. */
export function PortfolioBasis({
  answer,
  lastDay,
  today,
}: {
  answer: TradeLogAnswer
  /** The last close of the log, whatever the filter. */
  lastDay: number
  today: number
}) {
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
