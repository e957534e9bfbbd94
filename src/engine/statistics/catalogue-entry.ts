/** What a figure is measured in; a fraction of 0.124 is shown as 12.4 %. */
type StatisticUnit = "fraction" | "money" | "ratio" | "count" | "days" | "probability" | "date"

/** Groups in the order in which they are shown. */
export const statisticGroups = [
  "Return",
  "Risk",
  "Ratios",
  "Drawdown",
  "Distribution",
  "Benchmark",
  "Trades",
  "Streaks",
  "Margin and fees",
  "Excursion",
  "Backtest",
  "Account",
] as const

type StatisticGroup = (typeof statisticGroups)[number]

/** What a reader is told about a figure. */
export type CatalogueEntry = {
  readonly id: string
  readonly label: string
  readonly unit: StatisticUnit
  readonly group: StatisticGroup
  /** A formula in plain words, for the reader. */
  readonly definition: string
  /** The choice made where the field has several; null where it has one. */
  readonly convention: string | null
  /** What the figure is made from, in words. */
  readonly inputs: string
  /** The figures and options it is worked out from, by id, so that they can be shown beside it. */
  readonly from: readonly string[]
  /** Where the definition comes from. */
  readonly source: string
  /** Null when neither is. */
  readonly higherIsBetter: boolean | null
}

/** Options that a `from` may name beside the ids of figures. */
export const namedOptions = ["riskFreeRate", "periodsPerYear"] as const
