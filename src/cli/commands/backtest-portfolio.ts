import { type Command, Option } from "commander"
import type {
  PortfolioFilesRequest,
  PortfolioFilesResult,
} from "../../operations/backtest-portfolio-files.ts"
import type { CliWorld } from "../cli-world.ts"
import { CommandLineError } from "../command-line-error.ts"
import { collect } from "../options/collect.ts"
import { collectNumbers } from "../options/parse-assignment.ts"
import { parseCurrency } from "../options/parse-currency.ts"
import { parseDay } from "../options/parse-day.ts"
import { parseCurrencyList, parseNumberList } from "../options/parse-list.ts"
import { parseNumber, parsePositive, parseRate } from "../options/parse-number.ts"
import { type InstrumentOptions, portfolioInstruments } from "../options/portfolio-instruments.ts"
import { splitFileAndColumn } from "../options/split-file-and-column.ts"
import { printJson } from "../print-json.ts"
import { sha256 } from "../sha256.ts"

type Period = PortfolioFilesRequest["rebalance"]

type Options = InstrumentOptions & {
  readonly rank?: Readonly<Record<string, number>>
  readonly cash?: number
  readonly contribution?: number
  readonly contributionPeriod: Period
  readonly rebalance: Period
  readonly bandAbsolute?: number
  readonly bandRelative?: number
  readonly currency: string
  readonly fx?: string
  readonly reinvestDividends: boolean
  readonly wholeUnits: boolean
  readonly commission: number
  readonly fixedCommission: number
  readonly perUnitCommission: number
  readonly minimumCommission: number
  readonly spread: number
  readonly slippage: number
  readonly cashInterestRate: number
  readonly from?: string
  readonly to?: string
  readonly riskFree: number
  readonly benchmark?: string
  readonly trades: boolean
  readonly equity: boolean
  readonly json?: boolean
}

const periods = ["none", "daily", "weekly", "monthly", "quarterly", "yearly"]

/** `foliant backtest-portfolio`: several instruments in one account, a file of prices each. */
export function addBacktestPortfolio(program: Command, world: CliWorld): void {
  const command = program
    .command("backtest-portfolio")
    .description("run several instruments in one account, a file of daily prices each")
    .argument(
      "<prices...>",
      "a file an instrument, called as the file is, or SYMBOL=FILE; columns of dividends, splits or an adjusted close are used",
    )
    .option("--weights <list>", "shares of the account, A=0.6,B=0.4; the rest is cash", parseNumberList)
    .option("--amounts <list>", "money instead of shares, A=6000,B=4000", parseNumberList)
    .option(
      "--rank <rule>",
      "lookback=126,top=3: the best three of 126 bars, in equal shares",
      parseNumberList,
    )
    .option("--cash <money>", "at the start (default: 10000, or the sum of --amounts)", parsePositive)
    .option("--contribution <money>", "comes in each period; negative is a withdrawal", parseNumber)
    .addOption(periodOption("--contribution-period <period>", "when money comes in", "monthly"))
    .addOption(periodOption("--rebalance <period>", "on the first trading day of each", "none"))
    .option("--band-absolute <share>", "rebalance also when a weight is so far off, 0.05", parseNumber)
    .option("--band-relative <share>", "the same as a share of the target, 0.25", parseNumber)
    .option("--currency <code>", "of the account", parseCurrency, "USD")
    .option("--currencies <list>", "of prices in another currency, B=EUR", parseCurrencyList)
    .option("--fx <file>", "a table date,EURUSD,…: the amount of the second currency for one of the first")
    .option("--reinvest-dividends", "buy more of what paid; else dividends stay cash", false)
    .option("--whole-units", "no fractions of units", false)
    .option(
      "--strategy <symbol=id>",
      "hold it only while a strategy is in position; ID alone is for all",
      collect,
    )
    .option("--set <symbol.name=value>", "a parameter of a strategy; name=value is for all", collectNumbers)
    .option("--entry <symbol=expression>", "of the strategy rules", collect)
    .option("--exit <symbol=expression>", "of the strategy rules", collect)
  addCosts(command)
  command
    .option("--from <date>", "first day of the test; prices before it feed strategies and ranking", parseDay)
    .option("--to <date>", "last day of the test", parseDay)
    .option("--risk-free <rate>", "annual rate as a fraction", parseRate, 0)
    .option("--benchmark <file:column>", "prices to compare with, in the account's currency")
    .option("--trades", "list every fill", false)
    .option("--equity", "value, cash, growth and weights at the close of every day", false)
    .option("--json", "the result as JSON")
    .addHelpText("after", exampleText)
    .action((paths: string[], options: Options) => backtestPortfolio(paths, options, world))
}

const exampleText = `
Example:
  foliant backtest-portfolio SPY.csv AGG=bonds.csv --weights SPY=0.6,AGG=0.4 --rebalance monthly --contribution 500`

function periodOption(flags: string, text: string, value: string): Option {
  return new Option(flags, text).choices(periods).default(value)
}

function addCosts(command: Command): void {
  const number = (flags: string, text: string, value: number) =>
    command.option(flags, text, parseNumber, value)
  number("--commission <fraction>", "of the value of each fill", 0.002)
  number("--fixed-commission <money>", "a fill", 0)
  number("--per-unit-commission <money>", "a unit", 0)
  number("--minimum-commission <money>", "the least that a fill costs", 0)
  number("--spread <fraction>", "whole, charged on entry", 0)
  number("--slippage <fraction>", "against the account, on every fill", 0)
  number("--cash-interest-rate <rate>", "annual, on cash", 0)
}

async function backtestPortfolio(paths: readonly string[], options: Options, world: CliWorld): Promise<void> {
  const request = await requestOf(paths, options, world)
  const { backtestPortfolioFiles } = await import("../../operations/backtest-portfolio-files.ts")
  const compute = await world.loadCompute()
  const from = world.now()
  const result = await backtestPortfolioFiles({ compute, sha256 }, request)
  const elapsedMs = world.now() - from
  if (options.json === true) {
    printJson({ ...shown(result, options), elapsedMs }, world.stdout)
    return
  }
  const { backtestPortfolioText } = await import("../text/backtest-portfolio-text.ts")
  const { loadCatalogue } = await import("../load-catalogue.ts")
  backtestPortfolioText(result, options, await loadCatalogue(), world.stdout)
}

async function requestOf(
  paths: readonly string[],
  options: Options,
  world: CliWorld,
): Promise<PortfolioFilesRequest> {
  const { from = null, to = null, contribution, bandAbsolute, bandRelative } = options
  if (from !== null && to !== null && from > to) {
    throw new CommandLineError(`--from ${from} is after --to ${to}`)
  }
  const benchmark = options.benchmark === undefined ? null : splitFileAndColumn(options.benchmark)
  return {
    instruments: await portfolioInstruments(paths, options, world),
    currency: options.currency,
    cash: options.cash ?? null,
    contribution:
      contribution === undefined ? null : { amount: contribution, period: options.contributionPeriod },
    rebalance: options.rebalance,
    band:
      bandAbsolute === undefined && bandRelative === undefined
        ? null
        : {
            ...(bandAbsolute === undefined ? {} : { absolute: bandAbsolute }),
            ...(bandRelative === undefined ? {} : { relative: bandRelative }),
          },
    ranking: options.rank === undefined ? null : rankingOf(options.rank),
    reinvestDividends: options.reinvestDividends,
    wholeUnits: options.wholeUnits,
    costs: {
      commission: options.commission,
      fixedCommission: options.fixedCommission,
      perUnitCommission: options.perUnitCommission,
      minimumCommission: options.minimumCommission,
      spread: options.spread,
      slippage: options.slippage,
    },
    cashInterestRate: options.cashInterestRate,
    rates: options.fx === undefined ? null : await world.readInput(options.fx),
    from,
    to,
    riskFreeRate: options.riskFree,
    benchmark:
      benchmark === null ? null : { file: await world.readInput(benchmark.file), column: benchmark.column },
  }
}

function rankingOf(rule: Readonly<Record<string, number>>): PortfolioFilesRequest["ranking"] {
  const { lookback, top, ...others } = rule
  const [unknown] = Object.keys(others)
  if (unknown !== undefined || lookback === undefined || top === undefined) {
    throw new CommandLineError("--rank needs a lookback and a top, such as lookback=126,top=3")
  }
  return { lookback, top }
}

/** The result with the long lists that were asked for. */
function shown({ trades, series, ...rest }: PortfolioFilesResult, options: Options): object {
  return { ...rest, ...(options.trades ? { trades } : {}), ...(options.equity ? { ...series } : {}) }
}
