import type { WalkForwardResult } from "../contract/index.ts"
import { barTime } from "../engine/backtest/bars.ts"
import type { WalkForwardOptions } from "../engine/backtest/search/walk-forward.ts"
import type { FileWorld } from "./backtest-file.ts"
import { ofFile } from "./backtest-refused.ts"
import type { SearchConduct } from "./conduct-search.ts"
import { performWalkForward } from "./perform-walk-forward.ts"
import type { SeriesInput } from "./read-benchmark.ts"
import { type SearchFileRequest, searchOfFile } from "./search-file.ts"

/** Each in-sample part is searched whole. */
export type WalkForwardFileRequest = Omit<SearchFileRequest, "method"> & WalkForwardOptions

/** What the API tells of a walk-forward, with its curve and what it was made of. */
export type FileWalkForwardResult = NonNullable<WalkForwardResult["result"]> & {
  readonly engineVersion: string
  readonly inputs: readonly SeriesInput[]
  readonly options: Readonly<Record<string, unknown>>
  readonly maximize: string
  /** Of the out-of-sample bars, one an equity. */
  readonly dates: readonly string[]
  /** At the close of each out-of-sample bar, the parts joined. */
  readonly equity: readonly number[]
}

/**
 * Searches each in-sample part of the prices of a file and trades the part after it. Throws `BacktestRefused`, `UnreadableFile`.
 */
export async function walkForwardFile(
  world: FileWorld & { readonly newId: () => string },
  request: WalkForwardFileRequest,
  conduct: SearchConduct,
): Promise<FileWalkForwardResult> {
  const { folds, inSampleShare, anchored } = request
  const { input, task, warnings, facts } = await searchOfFile(world, request)
  const walk = { folds, inSampleShare, anchored }
  const { meta, columns } = await ofFile(
    input.name,
    performWalkForward(world.compute, task, walk, warnings, conduct),
  )
  const days = columns.get("days") as Int32Array
  const minutes = (columns.get("minutes") as Int16Array | undefined) ?? null
  const searched = facts()
  return {
    ...searched,
    options: { ...searched.options, ...walk },
    maximize: request.maximize,
    ...meta,
    dates: Array.from(days, (_, bar) => barTime({ days, minutes }, bar)),
    equity: Array.from(columns.get("equity") as Float64Array),
  }
}
