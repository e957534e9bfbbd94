import type { CatalogueEntry } from "../../../../engine/statistics/catalogue-entry.ts"
import type { TradeLogAnswer } from "../../../analysis/answer-question.ts"
import { formatCount } from "../../../format/count.ts"
import { formatDay } from "../../../format/dates.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { formatMoneyBrief } from "../../../format/money.ts"
import { formatPercent } from "../../../format/percent.ts"

type Detail = (answer: TradeLogAnswer, currency: string, riskFreeRate: number) => string

type Headline = Pick<CatalogueEntry, "id" | "label" | "unit"> & {
  /** Coloured by its sign. */
  readonly ofMoney?: boolean
  readonly detail: Detail
}

/** The figures that people look for first. Labels and units are the catalogue's, which comes later than these. */
export const headlines: readonly Headline[] = [
  {
    id: "totalPnl",
    label: "Total P/L",
    unit: "money",
    ofMoney: true,
    detail: ({ initialCapital }, currency) =>
      initialCapital === null
        ? "start not known"
        : `on ${formatMoneyBrief(initialCapital, currency)} at the start`,
  },
  {
    id: "cagr",
    label: "CAGR",
    unit: "fraction",
    ofMoney: true,
    detail: ({ curve }) =>
      curve.days.length === 0 ? "" : `a year, over ${formatCount(curve.days.at(-1)! - curve.days[0], "day")}`,
  },
  { id: "maxDrawdown", label: "Maximum drawdown", unit: "fraction", ofMoney: true, detail: deepestDates },
  {
    id: "sharpeRatio",
    label: "Sharpe ratio",
    unit: "ratio",
    detail: (_, __, rate) => `risk-free ${formatPercent(rate, { digits: rate === 0 ? 0 : 2 })}`,
  },
  {
    id: "sortinoRatio",
    label: "Sortino ratio",
    unit: "ratio",
    detail: (_, __, rate) => `risk-free ${formatPercent(rate, { digits: rate === 0 ? 0 : 2 })}`,
  },
  { id: "calmarRatio", label: "Calmar ratio", unit: "ratio", detail: () => "annual return over drawdown" },
  {
    id: "winRate",
    label: "Win rate",
    unit: "fraction",
    detail: ({ statistics }) =>
      `${formatDecimal(statistics.wins ?? 0, { digits: 0 })} of ${formatCount(statistics.trades ?? 0, "trade")}`,
  },
  {
    id: "profitFactor",
    label: "Profit factor",
    unit: "ratio",
    detail: ({ statistics }, currency) =>
      `${formatMoneyBrief(statistics.grossProfit ?? 0, currency)} won, ${formatMoneyBrief(Math.abs(statistics.grossLoss ?? 0), currency)} lost`,
  },
]

function deepestDates({ drawdowns, statistics }: TradeLogAnswer): string {
  const deepest = drawdowns.find((episode) => episode.depth === statistics.maxDrawdown)
  if (deepest === undefined) return ""
  return deepest.recoveryDay === null
    ? `${formatDay(deepest.troughDay)}, not recovered`
    : `${formatDay(deepest.troughDay)}, recovered in ${formatCount(deepest.daysToRecover ?? 0, "day")}`
}
