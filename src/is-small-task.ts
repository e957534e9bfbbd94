import type { AllCompute, TaskName } from "./compute/task-table.ts"

/**
 * Measured on 2 cores: with 5,000 trades, and with a file of half a megabyte, every task is over in 15 ms. A round trip to a
 * thread costs a third of a millisecond, starting one 170.
 */
const MAX_TRADES = 5_000
const MAX_FILE_BYTES = 500_000
/** A run with all its figures takes a millisecond and a half for 2,000 bars, and its bounds twice that. */
const MAX_BARS = 10_000
/** Of a compressed block of trades: a quarter of the size of the file that it came from. */
const MAX_BLOCK_BYTES = MAX_FILE_BYTES / 4

type SmallnessOf = {
  readonly [K in TaskName]?: (...inputs: Parameters<AllCompute[K]>) => boolean
}

const isSmall: SmallnessOf = {
  readImport: (files) => bytesOf(files.map(({ bytes }) => bytes)) <= MAX_FILE_BYTES,
  planImport: ({ existing, incoming }) =>
    (existing?.tradeCount ?? 0) <= MAX_TRADES && (incoming.trades?.byteLength ?? 0) <= MAX_BLOCK_BYTES,
  openPortfolio: ({ trades }) => bytesOf(trades.map(({ block }) => block)) <= MAX_BLOCK_BYTES,
  analyzePortfolio: ({ blocks }) => blocks.tradeCount <= MAX_TRADES,
  orderTrades: ({ blocks }) => blocks.tradeCount <= MAX_TRADES,
  runBacktest: ({ bars }) => bars.days.length <= MAX_BARS,
  runPortfolio: ({ instruments }) =>
    instruments.reduce((sum, { bars }) => sum + bars.days.length, 0) <= MAX_BARS,
  packColumns: (_meta, columns) => bytesOf([...columns.values()]) <= MAX_FILE_BYTES,
  unpackColumns: (block) => block.byteLength <= MAX_BLOCK_BYTES,
  packPrices: (file) => file.bytes.byteLength <= MAX_FILE_BYTES,
  openSource: (source) => source.byteLength <= MAX_BLOCK_BYTES,
}

/** Whether a task is over before anyone could notice that nothing else was answered meanwhile. */
export function isSmallTask(name: TaskName, inputs: readonly unknown[]): boolean {
  const isSmallOf = isSmall[name] as ((...inputs: readonly unknown[]) => boolean) | undefined
  return isSmallOf?.(...inputs) ?? false
}

function bytesOf(parts: readonly { readonly byteLength: number }[]): number {
  return parts.reduce((sum, { byteLength }) => sum + byteLength, 0)
}
