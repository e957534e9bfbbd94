import type { CatalogueEntry } from "../../../../contract/index.ts"

type ComparedFigure = Pick<CatalogueEntry, "id" | "label" | "unit" | "higherIsBetter">

/** What runs are compared by. Everything but the ids is the catalogue's. */
export const comparedFigures: readonly ComparedFigure[] = [
  { id: "totalReturn", label: "Total return", unit: "fraction", higherIsBetter: true },
  { id: "cagr", label: "CAGR", unit: "fraction", higherIsBetter: true },
  { id: "moneyWeightedReturn", label: "Money-weighted return", unit: "fraction", higherIsBetter: true },
  { id: "buyAndHoldReturn", label: "Buy and hold", unit: "fraction", higherIsBetter: null },
  { id: "annualVolatility", label: "Annual volatility", unit: "fraction", higherIsBetter: false },
  { id: "maxDrawdown", label: "Maximum drawdown", unit: "fraction", higherIsBetter: true },
  { id: "sharpeRatio", label: "Sharpe ratio", unit: "ratio", higherIsBetter: true },
  { id: "sortinoRatio", label: "Sortino ratio", unit: "ratio", higherIsBetter: true },
  { id: "calmarRatio", label: "Calmar ratio", unit: "ratio", higherIsBetter: true },
  { id: "trades", label: "Trades", unit: "count", higherIsBetter: null },
  { id: "winRate", label: "Win rate", unit: "fraction", higherIsBetter: true },
  { id: "profitFactor", label: "Profit factor", unit: "ratio", higherIsBetter: true },
  { id: "expectancyReturn", label: "Average trade, arithmetic", unit: "fraction", higherIsBetter: true },
  { id: "exposure", label: "Exposure", unit: "fraction", higherIsBetter: null },
  { id: "turnover", label: "Turnover a year", unit: "ratio", higherIsBetter: null },
  { id: "commissions", label: "Commissions", unit: "money", higherIsBetter: false },
]
