import { randomUUID } from "node:crypto"
import { type Command, Option } from "commander"
import type { FileSearchResult, SearchFileRequest, SearchMethod } from "../../operations/search-file.ts"
import type { CliWorld } from "../cli-world.ts"
import type { SearchFacts, ShownBest } from "../text/search-text.ts"
import { addBacktestOptions, fileBacktest } from "../options/backtest-options.ts"
import { benchmarkOf } from "../options/benchmark-option.ts"
import { addDetailOptions, type DetailOptions } from "../options/detail-options.ts"
import { parseCount } from "../options/parse-number.ts"
import { addSearchOptions, searchedChoice, type SearchOptions } from "../options/search-options.ts"
import { printJson } from "../print-json.ts"
import { sha256 } from "../sha256.ts"
import { withSearchThreads } from "../with-search-threads.ts"

type Options = SearchOptions &
  DetailOptions & {
    readonly method: SearchMethod["kind"]
    readonly runs: number
    readonly seed: number
    readonly json?: boolean
  }

/** `foliant optimize`: a search over the parameters of a strategy. */
export function addOptimize(program: Command, world: CliWorld): void {
  const command = program
    .command("optimize")
    .description("search the parameters of a strategy, and say how far to believe the best")
    .argument("<prices>", "bars of one instrument, as for backtest; - reads standard input")
  addBacktestOptions(
    command,
    "a built-in strategy (see foliant strategies), or a TypeScript file of your own",
  )
  addDetailOptions(addSearchOptions(command), " of the best run")
    .addOption(
      new Option("--method <method>", "how combinations are chosen")
        .choices(["grid", "random", "bayesian"])
        .default("grid"),
    )
    .option("--runs <number>", "of a random or bayesian search", parseCount, 100)
    .option("--seed <number>", "of a random or bayesian search", parseCount, 42)
    .option("--json", "the result as JSON")
    .addHelpText("after", exampleText)
    .action((path: string, options: Options) => optimize(path, options, world))
}

const exampleText = `
Example:
  foliant optimize prices.csv --strategy sma-cross --grid fast=5:50:5 --grid slow=20:200:10 --workers 2
  foliant optimize prices.csv --strategy ./mine.ts --grid period=5:60:5`

async function optimize(path: string, options: Options, world: CliWorld): Promise<void> {
  const { searchFile } = await import("../../operations/search-file.ts")
  const request: SearchFileRequest = {
    ...(await fileBacktest(path, options, world)),
    strategy: await searchedChoice(options, world),
    ranges: options.grid,
    constraint: options.constraint ?? null,
    maximize: options.maximize,
    benchmark: await benchmarkOf(options, world),
    method: methodOf(options),
  }
  const { workers } = options
  await withSearchThreads(options, world, async (compute, conduct) => {
    const from = world.now()
    const result = await searchFile({ compute, sha256, newId: randomUUID }, request, conduct)
    const elapsedMs = world.now() - from
    conduct.clear()
    const best = await bestOf(result, options, world)
    await print(result, { workers, elapsedMs, best }, { json: options.json === true }, world)
  })
}

/** What was asked for of the best run. */
async function bestOf(
  { wholeBest }: FileSearchResult,
  { bounds, trades, equity }: DetailOptions,
  world: CliWorld,
): Promise<ShownBest> {
  if (!bounds && !trades && !equity) return {}
  const whole = await wholeBest(await world.loadCompute(), bounds)
  if (whole === null) return {}
  return {
    ...(bounds ? { bounds: whole.bounds } : {}),
    ...(trades ? { trades: whole.trades, openTrades: whole.openTrades } : {}),
    ...(equity ? { dates: whole.dates, equity: whole.equity } : {}),
  }
}

function methodOf({ method: kind, runs, seed }: Options): SearchMethod {
  return kind === "grid" ? { kind } : { kind, runs, seed }
}

async function print(
  result: FileSearchResult,
  { best, ...facts }: SearchFacts,
  { json }: { readonly json: boolean },
  world: CliWorld,
): Promise<void> {
  if (json) {
    const { row, wholeBest: _wholeBest, ...rest } = result
    const rows = function* () {
      for (let run = 0; run < result.runs; run++) yield row(run)
    }
    const whole = rest.best === null ? null : { ...rest.best, ...best }
    printJson({ ...rest, best: whole, ...facts }, world.stdout, { name: "grid", rows: rows() })
    return
  }
  const { searchText } = await import("../text/search-text.ts")
  const { loadCatalogue } = await import("../load-catalogue.ts")
  searchText(result, { ...facts, best }, await loadCatalogue(), world.stdout)
}
