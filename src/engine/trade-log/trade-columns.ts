/** A minute of the day that the log does not give. */
export const NO_MINUTE = -1

/** `closeDay` of a trade that is still open. */
export const STILL_OPEN = -2147483648

/** A column of the file that is not one of ours, kept under its name as written. */
export type CustomColumn =
  | { readonly name: string; readonly type: "number"; readonly values: Float64Array }
  | { readonly name: string; readonly type: "date" | "time" | "text"; readonly values: readonly string[] }

/**
 * A trade log as columns, one entry a trade, oldest first (open date, open time; file order within a minute,
 * turned round when the file runs newest first). Money is in the account's currency; NaN is a blank cell.
 * Times are exchange-local minutes since midnight, dates are days since 1970-01-01.
 */
export type TradeColumns = {
  readonly count: number
  /** Physical line of the file on which the trade's record begins (1-based). */
  readonly line: Int32Array
  readonly openDay: Int32Array
  /** NO_MINUTE when blank. */
  readonly openMinute: Int16Array
  /** STILL_OPEN while open. */
  readonly closeDay: Int32Array
  readonly closeMinute: Int16Array
  /** Total, net of fees. */
  readonly pnl: Float64Array
  readonly contracts: Int32Array
  /** Per contract, + credit, − debit. */
  readonly premium: Float64Array
  /** Per contract, + paid, − received. */
  readonly closingCost: Float64Array
  readonly openingFees: Float64Array
  readonly closingFees: Float64Array
  /** Realised cash after this close: a check, not a source. */
  readonly fundsAtClose: Float64Array
  readonly margin: Float64Array
  /** Price of the underlying. */
  readonly openingPrice: Float64Array
  readonly closingPrice: Float64Array
  readonly openingRatio: Float64Array
  readonly closingRatio: Float64Array
  readonly openingVix: Float64Array
  readonly closingVix: Float64Array
  readonly gap: Float64Array
  readonly movement: Float64Array
  /** Percent points of premium × contracts, as printed. */
  readonly pnlPercent: Float64Array
  /** Percent points of premium: the most favourable (≥ 0) and most adverse (≤ 0) excursion. */
  readonly maxProfit: Float64Array
  readonly maxLoss: Float64Array
  /** Index into `strategyNames`. */
  readonly strategy: Int32Array
  readonly strategyNames: readonly string[]
  /** Index into `reasonNames`; the empty text while open. */
  readonly reason: Int32Array
  readonly reasonNames: readonly string[]
  readonly underlying: Int32Array
  readonly underlyingNames: readonly string[]
  readonly legs: readonly string[]
  readonly custom: readonly CustomColumn[]
}

/** Numeric columns of a trade, by name. */
export type TradeNumber = {
  [K in keyof TradeColumns]: TradeColumns[K] extends Float64Array ? K : never
}[keyof TradeColumns]
