import type { LineFigure } from "../../../figures/figure-line.tsx"

// Labels and units are the catalogue's, which comes later than these.

/** What a table of months comes to. */
export const monthFigures: readonly LineFigure[] = [
  { id: "bestMonth", label: "Best month", unit: "fraction" },
  { id: "worstMonth", label: "Worst month", unit: "fraction" },
  { id: "positiveDays", label: "Positive days", unit: "fraction" },
]

/** What a table of drawdowns comes to. */
export const drawdownFigures: readonly LineFigure[] = [
  { id: "maxDrawdown", label: "Maximum drawdown", unit: "fraction" },
  { id: "averageDrawdown", label: "Average drawdown", unit: "fraction" },
  { id: "timeInDrawdown", label: "Time in drawdown", unit: "fraction" },
]

/** What the spread of trades comes to. */
export const tradeFigures: readonly LineFigure[] = [
  { id: "averagePnl", label: "Average P/L", unit: "money" },
  { id: "largestWin", label: "Largest win", unit: "money" },
  { id: "largestLoss", label: "Largest loss", unit: "money" },
]
