import type { PortfolioBacktestBody } from "../../../../../contract/index.ts"

export type Period = NonNullable<PortfolioBacktestBody["rebalance"]>

export const periods: readonly Period[] = ["none", "daily", "weekly", "monthly", "quarterly", "yearly"]

/** How often a form rebalances until it says otherwise. */
export const usualPeriod: Period = "monthly"

/** "the first trading day of each month"; of no period, nothing. */
export function firstDayOf(period: Period): string | null {
  switch (period) {
    case "none":
      return null
    case "daily":
      return "every trading day"
    case "weekly":
      return "the first trading day of each week"
    case "monthly":
      return "the first trading day of each month"
    case "quarterly":
      return "the first trading day of each quarter"
    case "yearly":
      return "the first trading day of each year"
  }
}
