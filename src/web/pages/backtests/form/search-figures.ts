import type { CatalogueEntry } from "../../../../contract/index.ts"

type SearchFigure = Pick<CatalogueEntry, "id" | "label" | "unit">

/** Figures that people look for the largest of. Labels and units are the catalogue's, which comes later than these. */
export const searchFigures: readonly SearchFigure[] = [
  { id: "sharpeRatio", label: "Sharpe ratio", unit: "ratio" },
  { id: "sortinoRatio", label: "Sortino ratio", unit: "ratio" },
  { id: "calmarRatio", label: "Calmar ratio", unit: "ratio" },
  { id: "totalReturn", label: "Total return", unit: "fraction" },
  { id: "cagr", label: "CAGR", unit: "fraction" },
  { id: "maxDrawdown", label: "Maximum drawdown", unit: "fraction" },
  { id: "profitFactor", label: "Profit factor", unit: "ratio" },
  { id: "winRate", label: "Win rate", unit: "fraction" },
  { id: "expectancyReturn", label: "Average trade, arithmetic", unit: "fraction" },
  { id: "finalEquity", label: "Final equity", unit: "money" },
  { id: "trades", label: "Trades", unit: "count" },
]

/** A figure's label within a sentence: "total return", "Sharpe ratio". */
export function figureInSentence(id: string): string {
  const { label } = searchFigure(id)
  return /^(Sharpe|Sortino|Calmar|CAGR)/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)
}

/** The figure of an id; one that is not listed is shown by its id as a plain ratio. */
export function searchFigure(id: string): SearchFigure {
  return searchFigures.find((figure) => figure.id === id) ?? { id, label: id, unit: "ratio" }
}
