import type { PortfolioFilesRequest } from "../../operations/backtest-portfolio-files.ts"
import type { CliWorld } from "../cli-world.ts"
import { CommandLineError } from "../command-line-error.ts"
import { isOwnStrategy } from "./backtest-options.ts"

type Instrument = PortfolioFilesRequest["instruments"][number]

/** Options that say something of single instruments. */
export type InstrumentOptions = {
  readonly weights?: Readonly<Record<string, number>>
  readonly amounts?: Readonly<Record<string, number>>
  readonly currencies?: Readonly<Record<string, string>>
  readonly strategy?: readonly string[]
  readonly set?: Readonly<Record<string, number>>
  readonly entry?: readonly string[]
  readonly exit?: readonly string[]
}

/** The instruments of the command line: a file each, under its own name or the one before an equals sign. Throws `CommandLineError`. */
export async function portfolioInstruments(
  files: readonly string[],
  options: InstrumentOptions,
  world: Pick<CliWorld, "readInput">,
): Promise<Instrument[]> {
  const named: { readonly symbol: string; readonly path: string }[] = files.map(nameOf)
  const symbols = named.map(({ symbol }) => symbol)
  const twice = symbols.find((symbol, i) => symbols.indexOf(symbol) !== i)
  if (twice !== undefined) {
    throw new CommandLineError(
      `${twice} is there twice; a name of its own was expected, such as ${twice}2=FILE`,
    )
  }
  const { weights, amounts, currencies = {}, set = {} } = options
  if (weights !== undefined && amounts !== undefined) {
    throw new CommandLineError("--weights and --amounts were both given; one of them was expected")
  }
  onlyKnown("--weights", weights ?? {}, symbols)
  onlyKnown("--amounts", amounts ?? {}, symbols)
  onlyKnown("--currencies", currencies, symbols)
  const strategies = bySymbol("--strategy", options.strategy ?? [], symbols)
  const entries = bySymbol("--entry", options.entry ?? [], symbols)
  const exits = bySymbol("--exit", options.exit ?? [], symbols)
  const parameters = parametersOf(set, symbols, strategies)
  const instruments: Instrument[] = []
  for (const { symbol, path } of named) {
    const id = strategies.get(symbol)
    if (id !== undefined && isOwnStrategy(id)) {
      throw new CommandLineError(
        `--strategy ${id} is a file; a built-in strategy was expected (see foliant strategies)`,
      )
    }
    instruments.push({
      symbol,
      file: await world.readInput(path),
      currency: currencies[symbol] ?? null,
      target: targetOf(symbol, weights, amounts),
      strategy:
        id === undefined
          ? null
          : {
              id,
              parameters: parameters.get(symbol) ?? {},
              expressions: expressionsOf(entries.get(symbol), exits.get(symbol)),
            },
    })
  }
  return instruments
}

function nameOf(text: string): { readonly symbol: string; readonly path: string } {
  const match = /^([^=/\\]+)=(.+)$/.exec(text)
  if (match !== null) return { symbol: match[1].trim(), path: match[2] }
  const name = text.replace(/^.*[/\\]/, "")
  return { symbol: name.replace(/\.\w+$/, ""), path: text }
}

function targetOf(
  symbol: string,
  weights: InstrumentOptions["weights"],
  amounts: InstrumentOptions["amounts"],
): Instrument["target"] {
  const [option, given] = weights === undefined ? ["--amounts", amounts] : ["--weights", weights]
  if (given === undefined) return null
  const value = given[symbol]
  if (value === undefined) {
    throw new CommandLineError(
      `${option} has nothing for ${symbol}; a value for each instrument was expected`,
    )
  }
  return weights === undefined ? { amount: value } : { weight: value }
}

function onlyKnown(
  option: string,
  given: Readonly<Record<string, unknown>>,
  symbols: readonly string[],
): void {
  const unknown = Object.keys(given).find((symbol) => !symbols.includes(symbol))
  if (unknown !== undefined) throw unknownSymbol(option, unknown, symbols)
}

/** `SYMBOL=value` for one instrument, or `value` for all that have none of their own. */
function bySymbol(option: string, given: readonly string[], symbols: readonly string[]): Map<string, string> {
  const values = new Map<string, string>()
  const forAll = given.filter((text) => symbolOf(text, symbols) === null)
  for (const text of forAll) {
    const [before, after] = text.split("=")
    // An expression may hold an equals sign; a name before one is a symbol that is not there.
    if (after !== undefined && option === "--strategy") throw unknownSymbol(option, before, symbols)
    for (const symbol of symbols) values.set(symbol, text)
  }
  for (const text of given) {
    const symbol = symbolOf(text, symbols)
    if (symbol !== null) values.set(symbol, text.slice(symbol.length + 1))
  }
  return values
}

function symbolOf(text: string, symbols: readonly string[]): string | null {
  return symbols.find((symbol) => text.startsWith(`${symbol}=`)) ?? null
}

/** `SYMBOL.name=value` for one instrument, or `name=value` for all that have a strategy. */
function parametersOf(
  set: Readonly<Record<string, number>>,
  symbols: readonly string[],
  strategies: ReadonlyMap<string, string>,
): Map<string, Record<string, number>> {
  const parameters = new Map<string, Record<string, number>>(symbols.map((symbol) => [symbol, {}]))
  // A symbol may have a dot of its own: the longest that fits is meant.
  const longest = symbols.toSorted((a, b) => b.length - a.length)
  for (const [name, value] of Object.entries(set)) {
    const owner = longest.find((symbol) => name.startsWith(`${symbol}.`))
    if (owner === undefined && name.includes(".")) {
      throw unknownSymbol("--set", name.slice(0, name.lastIndexOf(".")), symbols)
    }
    const wanting = owner === undefined ? [...strategies.keys()] : [owner]
    if (wanting.length === 0 || (owner !== undefined && !strategies.has(owner))) {
      throw new CommandLineError(`--set ${name} is for a strategy; --strategy was expected with it`)
    }
    const parameter = owner === undefined ? name : name.slice(owner.length + 1)
    for (const symbol of wanting) {
      const own = parameters.get(symbol) ?? {}
      if (owner !== undefined || !Object.hasOwn(own, parameter)) own[parameter] = value
    }
  }
  return parameters
}

function expressionsOf(entry: string | undefined, exit: string | undefined): Record<string, string> {
  return { ...(entry === undefined ? {} : { entry }), ...(exit === undefined ? {} : { exit }) }
}

function unknownSymbol(option: string, symbol: string, symbols: readonly string[]): CommandLineError {
  return new CommandLineError(`${option} names ${symbol}; the instruments are ${symbols.join(", ")}`)
}
