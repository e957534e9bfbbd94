/** What a file may be at most; exceeding one stops the file, nothing is cut to fit. */
export type ImportLimits = {
  readonly fileBytes: number
  readonly records: number
  readonly columns: number
  readonly fieldBytes: number
  readonly recordBytes: number
  /** Problems and violations listed in full; beyond that they are counted. */
  readonly listedProblems: number
}

export const defaultLimits: ImportLimits = {
  fileBytes: 100 * 1024 * 1024,
  records: 1_000_000,
  columns: 5_000,
  fieldBytes: 64 * 1024,
  recordBytes: 1024 * 1024,
  listedProblems: 1_000,
}
