/**
 * Figures by the ids of the catalogue. A figure that does not exist is null, and `nulls` says in plain words why;
 * NaN and Infinity never appear.
 */
export type StatisticSet = {
  readonly statistics: Record<string, number | null>
  readonly nulls: Record<string, string>
}
