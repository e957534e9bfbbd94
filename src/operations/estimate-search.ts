import { resolveSettings } from "../engine/backtest/backtest-settings.ts"
import { isFastSearch } from "../engine/backtest/search/run-search.ts"
import type { SearchMethod, SearchTask } from "./backtests-port.ts"

/** Measured on one core of two at 2 GHz or so: bars a millisecond, and what a run costs besides its bars. */
const KERNEL_BARS_A_MS = 200_000
const ENGINE_BARS_A_MS = 1_200
/** Mostly the ranking of all runs in 252 choices of blocks. */
const CONCLUSION_MS_A_RUN = 0.012
/** A suggestion of the model weighs every run before it. */
const SUGGESTION_MS_A_RUN = 0.02

/** About how long a search takes in one thread, in milliseconds. */
export function estimateSearch({ request, window }: SearchTask, runs: number, method: SearchMethod): number {
  const { bars, settings = {}, maximize = "sharpeRatio" } = request
  const count = window === null ? bars.days.length : window.to - window.from
  const isFast = isFastSearch({ settings: resolveSettings(settings), maximize })
  const ofARun = count / (isFast ? KERNEL_BARS_A_MS : ENGINE_BARS_A_MS) + CONCLUSION_MS_A_RUN
  const suggestions = method.kind === "bayesian" ? (SUGGESTION_MS_A_RUN * runs ** 2) / 2 : 0
  return runs * ofARun + suggestions
}
