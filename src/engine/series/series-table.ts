/** A date column and value columns of equal length, ascending by date. NaN is a blank cell: no observation. */
export type SeriesTable = {
  readonly days: Int32Array
  readonly columns: readonly { readonly name: string; readonly values: Float64Array }[]
}
