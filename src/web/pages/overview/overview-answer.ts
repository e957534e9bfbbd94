import type { PortfolioSummary } from "../../../contract/index.ts"
import { formatCount } from "../../format/count.ts"
import { formatIsoDay } from "../../format/iso-day.ts"
import { formatMoneyBrief } from "../../format/money.ts"
import { formatPercentBrief } from "../../format/percent.ts"

export type OverviewTotal = {
  currency: string
  portfolios: number
  equity: number
  pnl: number
  /** Profit or loss of the latest trading day that any of them has. */
  lastDay: { date: string; pnl: number }
}

/**
 * What the user's own portfolios come to together. Null when there is none with figures, or when they are in several
 * currencies: those are not added. Made-up ones do not count.
 */
export function overviewTotal(portfolios: readonly PortfolioSummary[]): OverviewTotal | null {
  const own = portfolios.filter((portfolio) => !portfolio.synthetic && portfolio.totalPnl !== null)
  const [first] = own
  if (!first || own.some(({ currency }) => currency !== first.currency)) return null
  const date = own.reduce(
    (latest, { lastDate }) => (lastDate !== null && lastDate > latest ? lastDate : latest),
    "",
  )
  const sum = (figure: (portfolio: PortfolioSummary) => number | null) =>
    own.reduce((total, portfolio) => total + (figure(portfolio) ?? 0), 0)
  return {
    currency: first.currency,
    portfolios: own.length,
    equity: sum(({ equity }) => equity),
    pnl: sum(({ totalPnl }) => totalPnl),
    lastDay: { date, pnl: sum(({ lastDate, lastDayPnl }) => (lastDate === date ? lastDayPnl : 0)) },
  }
}

/** The overview in one sentence; the sums of several portfolios stand under it. */
export function overviewAnswer(portfolios: readonly PortfolioSummary[]): string {
  if (portfolios.length === 0) return "Nothing has been imported yet."
  if (portfolios.every(({ synthetic }) => synthetic)) return "Only the demo is here. Its figures are made up."
  const total = overviewTotal(portfolios)
  if (total === null) {
    const own = portfolios.filter(({ synthetic }) => !synthetic).length
    return `${formatCount(own, "portfolio")} of yours.`
  }
  const { currency, pnl, lastDay } = total
  if (total.portfolios > 1) return aheadAndDeepest(portfolios.filter(({ synthetic }) => !synthetic))
  return (
    `${formatMoneyBrief(pnl, currency, "always")} in all; ` +
    `${formatMoneyBrief(lastDay.pnl, currency, "always")} on the last trading day, ${formatIsoDay(lastDay.date)}.`
  )
}

function aheadAndDeepest(own: readonly PortfolioSummary[]): string {
  const counted = own.filter(({ totalPnl }) => totalPnl !== null)
  const ahead = counted.filter(({ totalPnl }) => (totalPnl ?? 0) > 0).length
  const [deepest] = counted.toSorted((a, b) => (a.maxDrawdown ?? 0) - (b.maxDrawdown ?? 0))
  const drawdown = deepest?.maxDrawdown ?? 0
  const depth =
    drawdown < 0 ? `deepest drawdown ${formatPercentBrief(drawdown)}, in ${deepest?.name}` : "no drawdown yet"
  return `Ahead in ${ahead} of ${formatCount(counted.length, "portfolio")}; ${depth}.`
}
