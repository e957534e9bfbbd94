/** Equal parts of the observations whose returns are summed apart, for the probability of overfitting. */
export const BLOCKS = 10

/** Results of runs as columns; a search of a million runs is a few arrays. */
export type SearchColumns = {
  readonly runs: number
  readonly finalEquity: Float64Array
  readonly totalReturn: Float64Array
  readonly maxDrawdown: Float64Array
  /** NaN where all returns are equal. */
  readonly sharpeRatio: Float64Array
  readonly trades: Int32Array
  /** The figure to be made as large as possible; NaN where it is undefined. */
  readonly objective: Float64Array
  /** Observations in each block, the same for every run. */
  readonly blockCounts: Int32Array
  /** Run by run, Σr and Σr² of each block. */
  readonly blockSums: Float64Array
  readonly blockSquares: Float64Array
}

export function newSearchColumns(runs: number): SearchColumns {
  return {
    runs,
    finalEquity: new Float64Array(runs),
    totalReturn: new Float64Array(runs),
    maxDrawdown: new Float64Array(runs),
    sharpeRatio: new Float64Array(runs),
    trades: new Int32Array(runs),
    objective: new Float64Array(runs),
    blockCounts: new Int32Array(BLOCKS),
    blockSums: new Float64Array(runs * BLOCKS),
    blockSquares: new Float64Array(runs * BLOCKS),
  }
}

/** The first runs of columns, without a copy. */
export function firstRuns(columns: SearchColumns, runs: number): SearchColumns {
  return {
    runs,
    finalEquity: columns.finalEquity.subarray(0, runs),
    totalReturn: columns.totalReturn.subarray(0, runs),
    maxDrawdown: columns.maxDrawdown.subarray(0, runs),
    sharpeRatio: columns.sharpeRatio.subarray(0, runs),
    trades: columns.trades.subarray(0, runs),
    objective: columns.objective.subarray(0, runs),
    blockCounts: columns.blockCounts,
    blockSums: columns.blockSums.subarray(0, runs * BLOCKS),
    blockSquares: columns.blockSquares.subarray(0, runs * BLOCKS),
  }
}

/** The columns of slices that follow one another, as one. */
export function joinSearchColumns(slices: readonly SearchColumns[]): SearchColumns {
  const joined = newSearchColumns(slices.reduce((sum, { runs }) => sum + runs, 0))
  let at = 0
  for (const slice of slices) {
    setRuns(joined, at, slice)
    at += slice.runs
  }
  return joined
}

/** Puts the runs of a slice into columns, from a run on. */
export function setRuns(columns: SearchColumns, at: number, slice: SearchColumns): void {
  columns.finalEquity.set(slice.finalEquity, at)
  columns.totalReturn.set(slice.totalReturn, at)
  columns.maxDrawdown.set(slice.maxDrawdown, at)
  columns.sharpeRatio.set(slice.sharpeRatio, at)
  columns.trades.set(slice.trades, at)
  columns.objective.set(slice.objective, at)
  columns.blockCounts.set(slice.blockCounts)
  columns.blockSums.set(slice.blockSums, at * BLOCKS)
  columns.blockSquares.set(slice.blockSquares, at * BLOCKS)
}
