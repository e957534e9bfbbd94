import type { Command } from "commander"
import type { SearchedChoice } from "../../operations/search-file.ts"
import type { CliWorld } from "../cli-world.ts"
import { type BacktestOptions, isOwnStrategy, ownStrategy, strategyChoice } from "./backtest-options.ts"
import { CommandLineError } from "../command-line-error.ts"
import { addBenchmarkOption, type BenchmarkOption } from "./benchmark-option.ts"
import { parseWorkers } from "./parse-number.ts"
import { collectRanges, type NamedRange } from "./parse-range.ts"

/** Options that `optimize` and `walk-forward` have in common, besides those of `backtest`. */
export type SearchOptions = BacktestOptions &
  BenchmarkOption & {
    readonly grid: readonly NamedRange[]
    readonly constraint?: string
    readonly maximize: string
    readonly workers: number
  }

/** Adds them to a command, with their defaults. */
export function addSearchOptions(command: Command): Command {
  return addBenchmarkOption(command)
    .requiredOption(
      "--grid <name=from:to:step>",
      "values of a parameter, both ends included; may be given more than once",
      collectRanges,
    )
    .option("--constraint <condition>", "what parameters have to satisfy, such as 'slow - fast >= 10'")
    .option("--maximize <figure>", "id of the figure to make as large as possible", "sharpeRatio")
    .option("--workers <number>", "threads; the result is the same for any number", parseWorkers, 1)
}

/** What the options say to search: a built-in strategy, or a person's own, which is loaded. Throws `CommandLineError`. */
export async function searchedChoice(options: SearchOptions, world: CliWorld): Promise<SearchedChoice> {
  const { set = {}, grid } = options
  const both = grid.find(({ name }) => Object.hasOwn(set, name))
  if (both !== undefined) {
    throw new CommandLineError(`--set and --grid both give ${both.name}; one of them was expected`)
  }
  if (!isOwnStrategy(options.strategy)) return strategyChoice(options)
  return { ...(await ownStrategy(options, world)), file: options.strategy }
}
