import type { TradeColumns } from "./trade-columns.ts"

type NamesOf<T> = { [K in keyof TradeColumns]: TradeColumns[K] extends T ? K : never }[keyof TradeColumns]

/** Columns of whole numbers. */
export const wholeColumns = [
  "line",
  "openDay",
  "closeDay",
  "contracts",
  "strategy",
  "reason",
  "underlying",
] as const satisfies readonly NamesOf<Int32Array>[]

/** Columns of minutes of the day. */
export const minuteColumns = ["openMinute", "closeMinute"] as const satisfies readonly NamesOf<Int16Array>[]

/** Columns of numbers that may be blank (NaN). */
export const numberColumns = [
  "pnl",
  "premium",
  "closingCost",
  "openingFees",
  "closingFees",
  "fundsAtClose",
  "margin",
  "openingPrice",
  "closingPrice",
  "openingRatio",
  "closingRatio",
  "openingVix",
  "closingVix",
  "gap",
  "movement",
  "pnlPercent",
  "maxProfit",
  "maxLoss",
] as const satisfies readonly NamesOf<Float64Array>[]

/** Columns whose values are indices into a list of names. */
export const dictionaryColumns = [
  { column: "strategy", names: "strategyNames" },
  { column: "reason", names: "reasonNames" },
  { column: "underlying", names: "underlyingNames" },
] as const
