/** Gain and return of a calendar year. */
export type YearlyReturn = {
  readonly year: number
  readonly pnl: number
  /** Compounded within the year; null when equity was not positive at some point of it. */
  readonly return: number | null
}

/** Gain and return of a calendar month. */
export type MonthlyReturn = YearlyReturn & {
  /** 1 … 12. */
  readonly month: number
}
