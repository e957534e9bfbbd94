import type { PortfolioBacktestResult } from "../../../../../contract/index.ts"
import { formatIsoDay } from "../../../../format/iso-day.ts"
import { formatMoneyBrief } from "../../../../format/money.ts"
import { formatPercentBrief } from "../../../../format/percent.ts"

type Answered = Pick<
  PortfolioBacktestResult,
  "statistics" | "totals" | "currency" | "ruin" | "benchmarkReturn"
> & { readonly benchmark: { readonly symbol: string } | null }

/** The run in a sentence: "+84 % time-weighted against +71 % of SPY; $76 000 paid in became $112 000, deepest drawdown −21.4 %." */
export function portfolioAnswer({
  statistics,
  totals,
  currency,
  benchmark,
  benchmarkReturn,
  ruin,
}: Answered): string {
  const { timeWeightedReturn: made = null, maxDrawdown: fell = null } = statistics
  const money = (amount: number) => formatMoneyBrief(amount, currency)
  const against =
    benchmark === null || benchmarkReturn === null
      ? ""
      : ` against ${formatPercentBrief(benchmarkReturn, "always")} of ${benchmark.symbol}`
  const out = totals.withdrawn > 0 ? ` after ${money(totals.withdrawn)} were taken out` : ""
  return [
    ruin === null ? "" : `Nothing was left on ${formatIsoDay(ruin)}. `,
    made === null ? "No return" : `${formatPercentBrief(made, "always")} time-weighted`,
    `${against}; ${money(totals.invested)} paid in became ${money(totals.value)}${out}`,
    fell === null ? "" : `, deepest drawdown ${formatPercentBrief(fell)}`,
    ".",
  ].join("")
}
