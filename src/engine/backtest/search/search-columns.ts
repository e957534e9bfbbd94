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
  /** The figure to be made as large as possible; NaN where it is undefined. One of the columns above where it is one of them. */
  readonly objective: Float64Array
  /** Observations in each block, the same for every run. */
  readonly blockCounts: Int32Array
  /** Run by run, Σr and Σr² of each block. Neighbours in a grid can differ in the eighth digit alone: fewer would change their ranks. */
  readonly blockSums: Float64Array
  readonly blockSquares: Float64Array
}

/** The figures that every search keeps as numbers. */
export const keptFigures = ["finalEquity", "totalReturn", "maxDrawdown", "sharpeRatio"] as const

export type NewColumns = {
  /** Id of the figure that the search maximises. */
  readonly maximize: string
  /** Bytes to put the columns into, such as some that threads share. */
  readonly memory?: Memory
}

export type Memory = (bytes: number) => ArrayBufferLike

export const ownMemory: Memory = (bytes) => new ArrayBuffer(bytes)

export function newSearchColumns(runs: number, { maximize, memory = ownMemory }: NewColumns): SearchColumns {
  const numbers = () => new Float64Array(memory(8 * runs))
  const counts = (count: number) => new Int32Array(memory(4 * count))
  const sums = () => new Float64Array(memory(8 * runs * BLOCKS))
  const figures = {
    finalEquity: numbers(),
    totalReturn: numbers(),
    maxDrawdown: numbers(),
    sharpeRatio: numbers(),
  }
  const kept = keptFigures.find((id) => id === maximize)
  return {
    runs,
    ...figures,
    trades: counts(runs),
    objective: kept === undefined ? numbers() : figures[kept],
    blockCounts: counts(BLOCKS),
    blockSums: sums(),
    blockSquares: sums(),
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
