/** The conventions that a risk-adjusted figure rests on. */
export type RatioOptions = {
  /** Annual fraction; a period's rate is this ÷ `periodsPerYear`. */
  readonly riskFreeRate: number
  /** Observations a year: 252 for exchange days, 365, 52, 12, 4 or 1. */
  readonly periodsPerYear: number
}
