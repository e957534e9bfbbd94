import type { BacktestResult, CatalogueEntry } from "../../../../contract/index.ts"
import { formatCount } from "../../../format/count.ts"
import { formatDecimal } from "../../../format/decimal.ts"
import { formatIsoDay } from "../../../format/iso-day.ts"
import { currencyOf } from "../../../format/money.ts"
import { formatPercent, formatPercentBrief } from "../../../format/percent.ts"
import { formatStatistic } from "../../../format/statistic.ts"

export type ResultHeadline = Pick<CatalogueEntry, "id" | "label" | "unit"> & {
  readonly ofMoney?: boolean
  readonly detail: (result: BacktestResult) => string
}

/** The figures of a run that people look for first. Labels and units are the catalogue's, which comes later than these. */
export const resultHeadlines: readonly ResultHeadline[] = [
  {
    id: "totalReturn",
    label: "Total return",
    unit: "fraction",
    ofMoney: true,
    detail: ({ statistics }) =>
      typeof statistics["buyAndHoldReturn"] === "number"
        ? `buying and holding ${formatPercentBrief(statistics["buyAndHoldReturn"], "always")}`
        : "",
  },
  { id: "cagr", label: "CAGR", unit: "fraction", ofMoney: true, detail: () => "a year" },
  {
    id: "maxDrawdown",
    label: "Maximum drawdown",
    unit: "fraction",
    ofMoney: true,
    detail: ({ drawdowns, statistics }) => {
      const deepest = drawdowns.find(({ depth }) => depth === statistics["maxDrawdown"])
      if (deepest === undefined) return ""
      const recovered =
        deepest.recoveryDate === null ? "not recovered" : `back ${formatIsoDay(deepest.recoveryDate)}`
      return `${formatIsoDay(deepest.troughDate)}, ${recovered}`
    },
  },
  {
    id: "sharpeRatio",
    label: "Sharpe ratio",
    unit: "ratio",
    detail: ({ riskFreeRate }) =>
      `risk-free ${formatPercent(riskFreeRate, { digits: riskFreeRate === 0 ? 0 : 2 })}`,
  },
  { id: "calmarRatio", label: "Calmar ratio", unit: "ratio", detail: () => "annual return over drawdown" },
  {
    id: "winRate",
    label: "Win rate",
    unit: "fraction",
    detail: ({ statistics }) =>
      `${formatDecimal(statistics["wins"] ?? 0, { digits: 0 })} of ${formatCount(statistics["trades"] ?? 0, "trade")}`,
  },
  { id: "profitFactor", label: "Profit factor", unit: "ratio", detail: () => "won over lost" },
  {
    id: "exposure",
    label: "Exposure",
    unit: "fraction",
    detail: ({ statistics, prices }) =>
      typeof statistics["commissions"] === "number"
        ? `commissions ${formatStatistic(statistics["commissions"], "money", currencyOf(prices))}`
        : "",
  },
]
