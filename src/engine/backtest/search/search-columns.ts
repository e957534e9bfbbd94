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

/** @param memory bytes to put them into, such as some that threads share */
export function newSearchColumns(
  runs: number,
  memory: (bytes: number) => ArrayBufferLike = (bytes) => new ArrayBuffer(bytes),
): SearchColumns {
  const numbers = (count: number) => new Float64Array(memory(8 * count))
  const counts = (count: number) => new Int32Array(memory(4 * count))
  return {
    runs,
    finalEquity: numbers(runs),
    totalReturn: numbers(runs),
    maxDrawdown: numbers(runs),
    sharpeRatio: numbers(runs),
    trades: counts(runs),
    objective: numbers(runs),
    blockCounts: counts(BLOCKS),
    blockSums: numbers(runs * BLOCKS),
    blockSquares: numbers(runs * BLOCKS),
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
