import type { Command } from "commander"
import type { BacktestFileRequest, FileBacktestResult } from "../../operations/backtest-file.ts"
import type { CliWorld } from "../cli-world.ts"
import {
  addBacktestOptions,
  type BacktestOptions,
  fileBacktest,
  isOwnStrategy,
  ownStrategy,
  strategyChoice,
} from "../options/backtest-options.ts"
import { addBenchmarkOption, type BenchmarkOption, benchmarkOf } from "../options/benchmark-option.ts"
import { addDetailOptions, type DetailOptions } from "../options/detail-options.ts"
import { printJson } from "../print-json.ts"
import { sha256 } from "../sha256.ts"

type Options = BacktestOptions & BenchmarkOption & DetailOptions & { readonly json?: boolean }

/** `foliant backtest`: a strategy over the prices of a file. */
export function addBacktest(program: Command, world: CliWorld): void {
  const command = program
    .command("backtest")
    .description("run a strategy over the prices of a file")
    .argument(
      "<prices>",
      "bars of one instrument: a date and a close, or open, high, low, close; - reads standard input",
    )
  addBacktestOptions(
    command,
    "a built-in strategy (see foliant strategies), or a TypeScript file of your own",
  )
  addBenchmarkOption(command)
  addDetailOptions(command, "")
    .option("--json", "the result as JSON")
    .addHelpText("after", exampleText)
    .action((path: string, options: Options) => backtest(path, options, world))
}

const exampleText = `
Example:
  foliant backtest prices.csv --strategy sma-cross --set fast=20 --set slow=100 --finalize --trades`

async function backtest(path: string, options: Options, world: CliWorld): Promise<void> {
  const { backtestFile } = await import("../../operations/backtest-file.ts")
  const request: BacktestFileRequest = {
    ...(await fileBacktest(path, options, world)),
    strategy: await strategyOf(options, world),
    benchmark: await benchmarkOf(options, world),
    bounds: options.bounds,
  }
  const compute = await world.loadCompute()
  const from = world.now()
  const result = await backtestFile({ compute, sha256 }, request)
  const elapsedMs = world.now() - from
  if (options.json === true) {
    printJson({ ...shown(result, options), elapsedMs }, world.stdout)
    return
  }
  const { backtestText } = await import("../text/backtest-text.ts")
  const { loadCatalogue } = await import("../load-catalogue.ts")
  backtestText(result, options, await loadCatalogue(), world.stdout)
}

async function strategyOf(options: Options, world: CliWorld): Promise<BacktestFileRequest["strategy"]> {
  return isOwnStrategy(options.strategy) ? ownStrategy(options, world) : strategyChoice(options)
}

/** The result with the long lists that were asked for. */
function shown({ trades, dates, equity, ...rest }: FileBacktestResult, options: Options): object {
  return { ...rest, ...(options.trades ? { trades } : {}), ...(options.equity ? { dates, equity } : {}) }
}
