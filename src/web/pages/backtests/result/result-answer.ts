import type { BacktestResult } from "../../../../contract/index.ts"
import { formatCount } from "../../../format/count.ts"
import { formatIsoDay } from "../../../format/iso-day.ts"
import { formatPercentBrief } from "../../../format/percent.ts"

type Answered = Pick<BacktestResult, "statistics" | "rejectedCount" | "ruin" | "openTrades">

/** The run in a sentence: "+412 % against +380 % for buying and holding; deepest drawdown −28 %, 37 trades, 3 rejected orders". */
export function resultAnswer({ statistics, rejectedCount, ruin, openTrades }: Answered): string {
  const { totalReturn, buyAndHoldReturn, maxDrawdown, trades } = statistics
  const held =
    typeof buyAndHoldReturn === "number"
      ? ` against ${formatPercentBrief(buyAndHoldReturn, "always")} for buying and holding`
      : ""
  const made = typeof totalReturn === "number" ? formatPercentBrief(totalReturn, "always") : "No return"
  const detail = [
    typeof maxDrawdown === "number" && `deepest drawdown ${formatPercentBrief(maxDrawdown)}`,
    formatCount(trades ?? 0, "trade"),
    openTrades.length > 0 && `${formatCount(openTrades.length, "trade")} still open`,
    rejectedCount > 0 && formatCount(rejectedCount, "rejected order"),
  ].filter((part) => part !== false)
  const ruined = ruin === null ? "" : `Equity was used up on ${formatIsoDay(ruin)}. `
  return `${ruined}${made}${held}; ${detail.join(", ")}.`
}
