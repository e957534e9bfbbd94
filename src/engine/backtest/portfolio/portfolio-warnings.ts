import { isoDate } from "../../money/iso-date.ts"
import type { BacktestWarning } from "../backtest-result.ts"
import type { PreparedPortfolio } from "./prepare-portfolio.ts"
import { DELISTED_AFTER, type PortfolioSimulation } from "./portfolio-simulation.ts"

/** What a reader of the figures has to know of the run. */
export function portfolioWarnings(
  { holdings, account, carried, staleRates, shortRankings, ruin }: PortfolioSimulation,
  { request: { instruments }, days }: PreparedPortfolio,
): BacktestWarning[] {
  const late = instruments.filter(
    ({ bars }) => bars.days[0] > days[0] && bars.days[0] <= days[days.length - 1],
  )
  const paidOut = account.trades.filter(({ reason }) => reason === "delisted")
  const unpriced = holdings.filter(({ firstDay }) => firstDay === null)
  const warnings = [
    {
      id: "ruin",
      count: ruin === null ? 0 : 1,
      detail: `the withdrawal of ${ruin === null ? "" : isoDate(ruin)} took all that was left; the account is empty from then on`,
    },
    {
      id: "rejected-orders",
      count: account.rejectedCount,
      detail: "orders that were not carried out; each is listed with its reason",
    },
    {
      id: "cut-purchases",
      count: account.cutPurchases,
      detail: "purchases that were cut by more than 2 % to the cash there was",
    },
    {
      id: "carried-forward",
      count: totalOf(carried),
      detail: `days on which a holding was valued at an earlier price: ${listOf(carried)}`,
    },
    {
      id: "listed-late",
      count: late.length,
      detail: `instruments without a price at the start, their share being cash until then: ${late.map(({ symbol, bars }) => `${symbol} from ${isoDate(bars.days[0])}`).join(", ")}`,
    },
    {
      id: "delisted",
      count: paidOut.length,
      detail: `paid out at the last price after ${DELISTED_AFTER} days without one: ${paidOut.map(({ symbol, date }) => `${symbol} on ${date}`).join(", ")}`,
    },
    {
      id: "no-prices",
      count: unpriced.length,
      detail: `instruments without a price in the test: ${unpriced.map(({ symbol }) => symbol).join(", ")}`,
    },
    {
      id: "stale-rates",
      count: totalOf(staleRates),
      detail: `days on which a rate was more than a week old: ${listOf(staleRates)}`,
    },
    {
      id: "short-ranking",
      count: shortRankings,
      detail:
        "rebalancings at which fewer instruments than asked for had enough prices to be ranked; their share stayed cash",
    },
  ]
  return warnings.filter(({ count }) => count > 0)
}

function totalOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

function listOf(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([name, count]) => `${name} ${count}`).join(", ")
}
