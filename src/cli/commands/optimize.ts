import { randomUUID } from "node:crypto"
import { type Command, Option } from "commander"
import type { FileSearchResult, SearchFileRequest, SearchMethod } from "../../operations/search-file.ts"
import type { CliWorld } from "../cli-world.ts"
import { CommandLineError } from "../command-line-error.ts"
import {
  addBacktestOptions,
  type BacktestOptions,
  fileBacktest,
  isOwnStrategy,
  strategyChoice,
} from "../options/backtest-options.ts"
import { parseCount } from "../options/parse-number.ts"
import { collectRanges, type NamedRange } from "../options/parse-range.ts"
import { printJson } from "../print-json.ts"
import { progressLine } from "../progress-line.ts"
import { sha256 } from "../sha256.ts"

type Options = BacktestOptions & {
  readonly grid: readonly NamedRange[]
  readonly constraint?: string
  readonly maximize: string
  readonly method: SearchMethod["kind"]
  readonly runs: number
  readonly seed: number
  readonly workers: number
  readonly json?: boolean
}

/** `foliant optimize`: a search over the parameters of a strategy. */
export function addOptimize(program: Command, world: CliWorld): void {
  const command = program
    .command("optimize")
    .description("search the parameters of a strategy, and say how far to believe the best")
    .argument("<prices>", "bars of one instrument, as for backtest; - reads standard input")
  addBacktestOptions(command, "a built-in strategy (see foliant strategies)")
    .requiredOption(
      "--grid <name=from:to:step>",
      "values of a parameter, both ends included; may be given more than once",
      collectRanges,
    )
    .option("--constraint <condition>", "what parameters have to satisfy, such as 'slow - fast >= 10'")
    .option("--maximize <figure>", "id of the figure to make as large as possible", "sharpeRatio")
    .addOption(
      new Option("--method <method>", "how combinations are chosen")
        .choices(["grid", "random", "bayesian"])
        .default("grid"),
    )
    .option("--runs <number>", "of a random or bayesian search", parseCount, 100)
    .option("--seed <number>", "of a random or bayesian search", parseCount, 42)
    .option("--workers <number>", "threads; the result is the same for any number", parseCount, 1)
    .option("--json", "the result as JSON")
    .addHelpText("after", exampleText)
    .action((path: string, options: Options) => optimize(path, options, world))
}

const exampleText = `
Example:
  foliant optimize prices.csv --strategy sma-cross --grid fast=5:50:5 --grid slow=20:200:10 --workers 2`

async function optimize(path: string, options: Options, world: CliWorld): Promise<void> {
  if (isOwnStrategy(options.strategy)) {
    throw new CommandLineError("optimize searches built-in strategies; run your own with backtest")
  }
  const { searchFile } = await import("../../operations/search-file.ts")
  const request: SearchFileRequest = {
    ...(await fileBacktest(path, options, world)),
    strategy: strategyChoice(options),
    ranges: options.grid,
    constraint: options.constraint ?? null,
    maximize: options.maximize,
    method: methodOf(options),
  }
  const { workers } = options
  const threads = workers === 1 ? null : await world.loadThreads(workers)
  const here = await world.loadCompute()
  const progress = progressLine(world)
  try {
    const from = world.now()
    const compute = threads === null ? here : { ...here, ...threads.compute }
    const result = await searchFile({ compute, sha256, newId: randomUUID }, request, {
      workers,
      progress: progress.update,
      signal: null,
    })
    const elapsedMs = world.now() - from
    progress.clear()
    await print(result, { workers, elapsedMs, json: options.json === true }, world)
  } finally {
    progress.clear()
    await threads?.close()
  }
}

function methodOf({ method: kind, runs, seed }: Options): SearchMethod {
  return kind === "grid" ? { kind } : { kind, runs, seed }
}

async function print(
  result: FileSearchResult,
  { json, ...facts }: { readonly workers: number; readonly elapsedMs: number; readonly json: boolean },
  world: CliWorld,
): Promise<void> {
  if (json) {
    const { row, ...rest } = result
    const rows = function* () {
      for (let run = 0; run < result.runs; run++) yield row(run)
    }
    printJson({ ...rest, ...facts }, world.stdout, { name: "grid", rows: rows() })
    return
  }
  const { searchText } = await import("../text/search-text.ts")
  const { loadCatalogue } = await import("../load-catalogue.ts")
  searchText(result, facts, await loadCatalogue(), world.stdout)
}
