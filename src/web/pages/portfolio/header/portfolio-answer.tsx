import { formatCount } from "../../../format/count.ts"
import { formatMonth } from "../../../format/dates.ts"
import { formatMoneyBrief } from "../../../format/money.ts"
import { formatPercentBrief } from "../../../format/percent.ts"
import { toneOf } from "../tone.ts"
import type { LeadFigures } from "./lead-figures.ts"

type PortfolioAnswerProps = {
  /** Null while they are being worked out. */
  figures: LeadFigures | null
  currency: string
}

/** The page's answer in one sentence: what was made since when, what it cost at worst, and where it stands now. */
export function PortfolioAnswer({ figures, currency }: PortfolioAnswerProps) {
  // Wraps as the sentence will, so that nothing below it moves when it comes.
  if (figures === null) {
    return (
      <span className="portfolio-answer-placeholder" aria-hidden="true">
        +10.0 % since Jan 2020 over 1000 trades; deepest drawdown −10.0 %, now 1.0 % below the peak.
      </span>
    )
  }
  const { trades, totalReturn, totalPnl, maxDrawdown, drawdown, firstDay } = figures
  if (trades === 0) return "No closed trades to show."
  const made =
    totalReturn === null
      ? formatMoneyBrief(totalPnl ?? 0, currency, "always")
      : formatPercentBrief(totalReturn, "always")
  return (
    <>
      <strong className={toneOf(totalReturn ?? totalPnl)}>{made}</strong>
      {firstDay !== null && <> since {formatMonth(firstDay)}</>} over {formatCount(trades, "trade")}
      {maxDrawdown === 0 && <>; never in a drawdown</>}
      {maxDrawdown !== null && maxDrawdown < 0 && drawdown !== null && (
        <>
          ; deepest drawdown {formatPercentBrief(maxDrawdown)},{" "}
          {drawdown < 0 ? <>now {formatPercentBrief(-drawdown)} below the peak</> : <>now at its peak</>}
        </>
      )}
      .
    </>
  )
}
