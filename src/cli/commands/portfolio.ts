import { type Command, Option } from "commander"
import type { CliWorld } from "../cli-world.ts"
import { CommandLineError } from "../command-line-error.ts"
import { parseCurrency } from "../options/parse-currency.ts"
import { parseDay } from "../options/parse-day.ts"
import { priceFolder } from "../price-folder.ts"
import { printJson } from "../print-json.ts"
import { sha256 } from "../sha256.ts"

type PortfolioOptions = {
  readonly prices?: string
  readonly fx?: string
  readonly asOf?: string
  readonly from?: string
  readonly currency?: string
  readonly costBasis: "fifo" | "lifo" | "hifo" | "average"
  readonly benchmark?: string
  readonly format?: string
  readonly json?: boolean
}

/** `foliant portfolio`: positions, value, returns and gains of a list of transactions, from its file. */
export function addPortfolio(program: Command, world: CliWorld): void {
  program
    .command("portfolio")
    .description("positions, lots, cash, value, returns and gains of a list of transactions")
    .argument("<transactions>", "a broker's export or another list of transactions; - reads standard input")
    .option("--prices <folder>", "a folder with one SYMBOL.csv each: a date and a close as traded on the day")
    .option("--fx <file>", "a table date,EURUSD,…: the amount of the second currency for one of the first")
    .option("--as-of <date>", "up to the end of this day, YYYY-MM-DD (default: today)", parseDay)
    .option("--from <date>", "first day of the period (default: that of the first transaction)", parseDay)
    .option("--currency <code>", "of value and gains (default: the one most rows are in)", parseCurrency)
    .addOption(
      new Option("--cost-basis <method>", "which lots a sale takes")
        .choices(["fifo", "lifo", "hifo", "average"])
        .default("fifo"),
    )
    .option("--benchmark <symbol>", "what the same flows would be worth in it; its prices are in --prices")
    .option("--format <id>", "the format of the file, if its header is not enough")
    .option("--json", "the result as JSON")
    .addHelpText("after", exampleText)
    .action((path: string, options: PortfolioOptions) => portfolio(path, options, world))
}

const exampleText = `
Example:
  foliant portfolio transactions.csv --prices prices/ --fx rates.csv --currency EUR --as-of 2024-12-31`

async function portfolio(path: string, options: PortfolioOptions, world: CliWorld): Promise<void> {
  const { from, prices, fx, benchmark } = options
  const today = world.today()
  const asOf = options.asOf ?? today
  if (from !== undefined && from > asOf) {
    throw new CommandLineError(`--from ${from} is after ${asOf}, the last day`)
  }
  if (benchmark !== undefined && prices === undefined) {
    throw new CommandLineError("--benchmark needs --prices, where its prices are")
  }
  const { valueTransactions } = await import("../../operations/value-transactions.ts")
  const result = await valueTransactions(
    { compute: await world.loadCompute(), sha256 },
    {
      file: await world.readInput(path),
      format: options.format ?? null,
      findPrices:
        prices === undefined ? async () => null : await priceFolder(prices, (name) => world.readInput(name)),
      rates: fx === undefined ? null : await world.readInput(fx),
      from: from ?? null,
      asOf,
      today,
      currency: options.currency ?? null,
      costBasis: options.costBasis,
      benchmark: benchmark ?? null,
    },
  )
  if (options.json === true) {
    printJson(result, world.stdout)
    return
  }
  const { portfolioText } = await import("../text/portfolio-text.ts")
  portfolioText(result, world.stdout)
}
