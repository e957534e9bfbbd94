import { type Command, Option } from "commander"
import type { BacktestSettings, FileBacktest, ProgramChoice } from "../../operations/backtest-file.ts"
import type { CliWorld } from "../cli-world.ts"
import { CommandLineError } from "../command-line-error.ts"
import { collectNumbers } from "./parse-assignment.ts"
import { parseDay } from "./parse-day.ts"
import { parseNumber, parseRate } from "./parse-number.ts"

/** Options that `backtest`, `optimize` and `walk-forward` have in common. */
export type BacktestOptions = {
  readonly strategy: string
  readonly set?: Readonly<Record<string, number>>
  readonly direction?: "long" | "short" | "both"
  readonly cash: number
  readonly commission: number
  readonly fixedCommission: number
  readonly perUnitCommission: number
  readonly minimumCommission: number
  readonly spread: number
  readonly slippage: number
  readonly margin: number
  readonly size: number
  readonly fractional: boolean
  readonly tradeOnClose: boolean
  readonly hedging: boolean
  readonly exclusiveOrders: boolean
  readonly finalize: boolean
  readonly stopLoss?: number
  readonly takeProfit?: number
  readonly intrabar: "pessimistic" | "optimistic" | "path"
  readonly shortBorrowRate: number
  readonly cashInterestRate: number
  readonly from?: string
  readonly to?: string
  readonly entry?: string
  readonly exit?: string
  readonly riskFree: number
}

/** Adds them to a command, with their defaults. */
export function addBacktestOptions(command: Command, strategyText: string): Command {
  const number = (flags: string, text: string, value: number) =>
    command.option(flags, text, parseNumber, value)
  const flag = (flags: string, text: string) => command.option(flags, text, false)
  command
    .requiredOption("--strategy <id>", strategyText)
    .option("--set <name=value>", "a parameter of the strategy; may be given more than once", collectNumbers)
    .addOption(
      new Option("--direction <direction>", "which side is traded (default: long)").choices([
        "long",
        "short",
        "both",
      ]),
    )
    .option("--entry <expression>", "of the strategy rules: when to buy")
    .option("--exit <expression>", "of the strategy rules: when to close")
    .option("--from <date>", "first day of the test; prices before it feed the indicators", parseDay)
    .option("--to <date>", "last day of the test", parseDay)
  number("--cash <money>", "at the start", 10_000)
  number("--commission <fraction>", "of the value of each fill", 0.002)
  number("--fixed-commission <money>", "a fill", 0)
  number("--per-unit-commission <money>", "a unit", 0)
  number("--minimum-commission <money>", "the least that a fill costs", 0)
  number("--spread <fraction>", "whole, charged on entry", 0)
  number("--slippage <fraction>", "against the trader, on every fill", 0)
  number("--margin <fraction>", "1 ÷ leverage", 1)
  number("--size <size>", "a share of what is available up to 1, units above", 1)
  flag("--fractional", "units may be fractions")
  flag("--trade-on-close", "market orders fill at the close of their bar")
  flag("--hedging", "opposite trades may be open side by side")
  flag("--exclusive-orders", "a new order first closes what is open")
  flag("--finalize", "close what is open at the last close")
  return command
    .option("--stop-loss <fraction>", "below the entry price", parseNumber)
    .option("--take-profit <fraction>", "above the entry price", parseNumber)
    .addOption(
      new Option("--intrabar <rule>", "what comes first in a bar that touches both")
        .choices(["pessimistic", "optimistic", "path"])
        .default("pessimistic"),
    )
    .option("--short-borrow-rate <rate>", "annual, on short positions", parseNumber, 0)
    .option("--cash-interest-rate <rate>", "annual, on money that is not in a position", parseNumber, 0)
    .option("--risk-free <rate>", "annual rate as a fraction", parseRate, 0)
}

/** What the options say about the account and the days, with the file's bytes. Throws `CommandLineError`. */
export async function fileBacktest(
  path: string,
  options: BacktestOptions,
  world: CliWorld,
): Promise<FileBacktest> {
  const { from = null, to = null, riskFree } = options
  if (from !== null && to !== null && from > to)
    throw new CommandLineError(`--from ${from} is after --to ${to}`)
  return {
    file: await world.readInput(path),
    settings: settingsOf(options),
    from,
    to,
    riskFreeRate: riskFree,
  }
}

function settingsOf(options: BacktestOptions): BacktestSettings {
  return {
    cash: options.cash,
    commission: options.commission,
    fixedCommission: options.fixedCommission,
    perUnitCommission: options.perUnitCommission,
    minimumCommission: options.minimumCommission,
    spread: options.spread,
    slippage: options.slippage,
    margin: options.margin,
    size: options.size,
    fractional: options.fractional,
    tradeOnClose: options.tradeOnClose,
    hedging: options.hedging,
    exclusiveOrders: options.exclusiveOrders,
    finalize: options.finalize,
    stopLoss: options.stopLoss ?? null,
    takeProfit: options.takeProfit ?? null,
    intrabar: options.intrabar,
    shortBorrowRate: options.shortBorrowRate,
    cashInterestRate: options.cashInterestRate,
  }
}

/** The built-in strategy that the options ask for. */
export function strategyChoice({ strategy, set, direction, entry, exit }: BacktestOptions) {
  const expressions = {
    ...(entry === undefined ? {} : { entry }),
    ...(exit === undefined ? {} : { exit }),
  }
  return {
    id: strategy,
    parameters: set ?? {},
    expressions,
    ...(direction === undefined ? {} : { direction }),
  }
}

/** Whether `--strategy` names a file, not a built-in strategy. */
export function isOwnStrategy(strategy: string): boolean {
  return /[/\\]|\.[cm]?[jt]s$/.test(strategy)
}

/** A person's own strategy with its parameters. Throws `CommandLineError` for options that only built-in strategies take. */
export async function ownStrategy(options: BacktestOptions, world: CliWorld): Promise<ProgramChoice> {
  const { set = {}, direction, entry, exit } = options
  if (direction !== undefined) {
    throw new CommandLineError(
      "--direction is for built-in strategies; your own decides what it buys and sells",
    )
  }
  if (entry !== undefined || exit !== undefined) {
    throw new CommandLineError("--entry and --exit are for the strategy rules")
  }
  return { program: await world.loadStrategy(options.strategy), parameters: set }
}
