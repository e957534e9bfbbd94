import { type Command, Option } from "commander"
import type { CliWorld } from "../cli-world.ts"
import { parsePositive, parseRate } from "../options/parse-number.ts"
import { splitFileAndColumn } from "../options/split-file-and-column.ts"
import { printJson } from "../print-json.ts"
import { sha256 } from "../sha256.ts"

type StatsOptions = {
  readonly kind: "prices" | "returns"
  readonly column?: string
  readonly benchmark?: string
  readonly riskFree: number
  readonly periodsPerYear: number
  readonly json?: boolean
}

/** `foliant stats`: the return-series figures of prices or returns, from their file. */
export function addStats(program: Command, world: CliWorld): void {
  program
    .command("stats")
    .description("every return-series figure of each column of a file of prices or returns")
    .argument("<series>", "a file with a date column and one or more value columns; - reads standard input")
    .addOption(
      new Option("--kind <kind>", "what the values are; returns are fractions")
        .choices(["prices", "returns"])
        .default("prices"),
    )
    .option("--column <name>", "only this column")
    .option("--benchmark <file:column>", "what to compare with, of the same kind")
    .option("--risk-free <rate>", "annual rate as a fraction", parseRate, 0)
    .option("--periods-per-year <number>", "observations a year", parsePositive, 252)
    .option("--json", "the result as JSON")
    .addHelpText("after", exampleText)
    .action((path: string, options: StatsOptions) => stats(path, options, world))
}

const exampleText = `
Example:
  foliant stats prices.csv --column SPY --benchmark prices.csv:AGG --risk-free 0.02`

async function stats(path: string, options: StatsOptions, world: CliWorld): Promise<void> {
  const { describeSeries } = await import("../../operations/describe-series.ts")
  const benchmark = options.benchmark === undefined ? null : splitFileAndColumn(options.benchmark)
  const result = await describeSeries(
    { compute: await world.loadCompute(), sha256 },
    {
      file: await world.readInput(path),
      kind: options.kind,
      column: options.column ?? null,
      benchmark:
        benchmark === null ? null : { file: await world.readInput(benchmark.file), column: benchmark.column },
      riskFreeRate: options.riskFree,
      periodsPerYear: options.periodsPerYear,
    },
  )
  if (options.json === true) {
    printJson(result, world.stdout)
    return
  }
  const { seriesText } = await import("../text/series-text.ts")
  const { loadCatalogue } = await import("../load-catalogue.ts")
  seriesText(result, await loadCatalogue(), world.stdout)
}
