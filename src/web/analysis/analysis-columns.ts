import { minuteColumns, numberColumns, wholeColumns } from "../../engine/trade-log/trade-column-names.ts"

/**
 * What the engine reads of a portfolio's trades to answer any question: half of the bytes, and all that the figures wait for.
 * The daily log and the exchange's sessions are asked for by these names too.
 */
export const analysisColumns = [
  "line",
  "openDay",
  "openMinute",
  "closeDay",
  "closeMinute",
  "strategy",
  "contracts",
  "pnl",
  "premium",
  "openingFees",
  "closingFees",
  "fundsAtClose",
  "margin",
  "maxProfit",
  "maxLoss",
  "sessions",
  "dailyLog",
] as const

const ofAnalysis: ReadonlySet<string> = new Set(analysisColumns)

/** What only the table of trades shows, besides the log's own columns. */
export const tableColumns: readonly string[] = [...wholeColumns, ...minuteColumns, ...numberColumns].filter(
  (name) => !ofAnalysis.has(name),
)
