import { randomUUID } from "node:crypto"
import type { Command } from "commander"
import type { FileWalkForwardResult, WalkForwardFileRequest } from "../../operations/walk-forward-file.ts"
import type { CliWorld } from "../cli-world.ts"
import { addBacktestOptions, fileBacktest } from "../options/backtest-options.ts"
import { benchmarkOf } from "../options/benchmark-option.ts"
import { parseCount, parseNumber } from "../options/parse-number.ts"
import { addSearchOptions, searchedChoice, type SearchOptions } from "../options/search-options.ts"
import { printJson } from "../print-json.ts"
import { sha256 } from "../sha256.ts"
import { withSearchThreads } from "../with-search-threads.ts"

type Options = SearchOptions & {
  readonly folds: number
  readonly inSample: number
  readonly rolling: boolean
  readonly equity: boolean
  readonly json?: boolean
}

/** `foliant walk-forward`: a search that moves through time. */
export function addWalkForward(program: Command, world: CliWorld): void {
  const command = program
    .command("walk-forward")
    .description("search each part of the past, and trade the part after it with what was best")
    .argument("<prices>", "bars of one instrument, as for backtest; - reads standard input")
  addBacktestOptions(
    command,
    "a built-in strategy (see foliant strategies), or a TypeScript file of your own",
  )
  addSearchOptions(command)
    .option("--folds <number>", "parts that the bars after the first sample are cut into", parseCount, 5)
    .option("--in-sample <share>", "of all bars, that the first sample has", parseNumber, 0.5)
    .option("--rolling", "samples as long as the first; else each begins at the first bar", false)
    .option("--equity", "equity at the close of every out-of-sample bar", false)
    .option("--json", "the result as JSON")
    .addHelpText("after", exampleText)
    .action((path: string, options: Options) => walkForward(path, options, world))
}

const exampleText = `
Example:
  foliant walk-forward prices.csv --strategy sma-cross --grid fast=5:50:5 --grid slow=20:200:10 --folds 8 --rolling`

async function walkForward(path: string, options: Options, world: CliWorld): Promise<void> {
  const { walkForwardFile } = await import("../../operations/walk-forward-file.ts")
  const request: WalkForwardFileRequest = {
    ...(await fileBacktest(path, options, world)),
    strategy: await searchedChoice(options, world),
    ranges: options.grid,
    constraint: options.constraint ?? null,
    maximize: options.maximize,
    benchmark: await benchmarkOf(options, world),
    folds: options.folds,
    inSampleShare: options.inSample,
    anchored: !options.rolling,
  }
  const { workers } = options
  await withSearchThreads(options, world, async (compute, conduct) => {
    const from = world.now()
    const result = await walkForwardFile({ compute, sha256, newId: randomUUID }, request, conduct)
    const elapsedMs = world.now() - from
    conduct.clear()
    if (options.json === true) {
      printJson({ ...shown(result, options), workers, elapsedMs }, world.stdout)
      return
    }
    const { walkForwardText } = await import("../text/walk-forward-text.ts")
    const { loadCatalogue } = await import("../load-catalogue.ts")
    walkForwardText(
      result,
      { workers, elapsedMs, equity: options.equity },
      await loadCatalogue(),
      world.stdout,
    )
  })
}

/** The result with the curve where it was asked for. */
function shown({ dates, equity, ...rest }: FileWalkForwardResult, options: Options): object {
  return { ...rest, ...(options.equity ? { dates, equity } : {}) }
}
