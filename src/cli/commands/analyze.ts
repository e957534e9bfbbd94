import { type Command, Option } from "commander"
import type { CliWorld } from "../cli-world.ts"
import { CommandLineError } from "../command-line-error.ts"
import { collect } from "../options/collect.ts"
import { parseDay } from "../options/parse-day.ts"
import { parsePositive, parseRate } from "../options/parse-number.ts"
import { splitFileAndColumn } from "../options/split-file-and-column.ts"
import { printJson } from "../print-json.ts"
import { sha256 } from "../sha256.ts"

type AnalyzeOptions = {
  readonly dailyLog?: string
  readonly strategy?: string[]
  readonly from?: string
  readonly to?: string
  readonly dateBasis: "close" | "open"
  readonly riskFree: number
  readonly initialCapital?: number
  readonly oneLot?: boolean
  readonly benchmark?: string
  readonly format?: string
  readonly json?: boolean
}

/** `foliant analyze`: every figure of a trade log, from its file. */
export function addAnalyze(program: Command, world: CliWorld): void {
  program
    .command("analyze")
    .description("every figure of a trade log, with what was read of it and what was not")
    .argument("<trade-log>", "an Option Omega export or another list of trades; - reads standard input")
    .option("--daily-log <file>", "the daily log of the same run; equity then comes from it")
    .option("--strategy <name>", "only this strategy; may be given more than once", collect)
    .option("--from <date>", "from this day on, YYYY-MM-DD", parseDay)
    .option("--to <date>", "up to and including this day", parseDay)
    .addOption(
      new Option("--date-basis <date>", "which date --from and --to mean")
        .choices(["close", "open"])
        .default("close"),
    )
    .option("--risk-free <rate>", "annual rate as a fraction", parseRate, 0)
    .option("--initial-capital <money>", "instead of the figure from the log", parsePositive)
    .option("--one-lot", "every trade scaled to one contract")
    .option("--benchmark <prices>", "daily prices to compare with: FILE or FILE:COLUMN")
    .option("--format <id>", "the format of the trade log, if its header is not enough")
    .option("--json", "the result as JSON")
    .addHelpText("after", exampleText)
    .action((tradeLog: string, options: AnalyzeOptions) => analyze(tradeLog, options, world))
}

const exampleText = `
Example:
  foliant analyze demo/synthetic-trade-log.csv --daily-log demo/synthetic-daily-log.csv --from 2024-01-01`

async function analyze(path: string, options: AnalyzeOptions, world: CliWorld): Promise<void> {
  const { from, to, initialCapital } = options
  if (from !== undefined && to !== undefined && from > to) {
    throw new CommandLineError(`--from ${from} is after --to ${to}`)
  }
  const { analyzeFiles } = await import("../../operations/analyze-files.ts")
  const benchmark = options.benchmark === undefined ? null : splitFileAndColumn(options.benchmark)
  const result = await analyzeFiles(
    { compute: await world.loadCompute(), calendar: await world.loadCalendar(), sha256 },
    {
      tradeLog: await world.readInput(path),
      dailyLog: options.dailyLog === undefined ? null : await world.readInput(options.dailyLog),
      format: options.format ?? null,
      benchmark:
        benchmark === null ? null : { file: await world.readInput(benchmark.file), column: benchmark.column },
      query: {
        strategy: options.strategy ?? [],
        dateBasis: options.dateBasis,
        riskFreeRate: options.riskFree,
        oneLot: options.oneLot ?? false,
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(initialCapital === undefined ? {} : { initialCapital }),
      },
    },
  )
  if (options.json === true) {
    printJson(result, world.stdout)
    return
  }
  const { analysisText } = await import("../text/analysis-text.ts")
  const { loadCatalogue } = await import("../load-catalogue.ts")
  analysisText(result, await loadCatalogue(), world.stdout)
}
