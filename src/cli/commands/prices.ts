import { type Command, Option } from "commander"
import type { Adjustment } from "../../operations/market-data-port.ts"
import type { PriceBasis } from "../../operations/price-store-port.ts"
import type { PricesContext } from "../../operations/prices-context.ts"
import type { CliWorld } from "../cli-world.ts"
import { CommandLineError } from "../command-line-error.ts"
import { parseDay } from "../options/parse-day.ts"
import { printJson } from "../print-json.ts"
import { sha256 } from "../sha256.ts"

type Common = { readonly dataDir?: string; readonly json?: boolean }

const dataDirText = "where prices are kept (default: the platform's data directory)"

/** `foliant prices`: fetch, import and show the prices of instruments. */
export function addPrices(program: Command, world: CliWorld): void {
  const prices = program.command("prices").description("prices on this machine: fetch, import, show")

  prices
    .command("fetch")
    .description("fetch history and last prices, as far as they are not there")
    .argument("<symbol...>", "as the provider writes them: AAPL, OCDO.L, EURUSD=X, BTC-USD")
    .option("--from <date>", "first day of the history (default: 20 years ago)", parseDay)
    .option("--data-dir <dir>", dataDirText)
    .option("--json", "the result as JSON")
    .addHelpText("after", "\nExample:\n  foliant prices fetch AAPL OCDO.L --from 2020-01-01")
    .action((symbols: string[], options: Common & { readonly from?: string }) =>
      fetch(symbols, options, world),
    )

  prices
    .command("import")
    .description("put the daily prices of a file under an instrument")
    .argument("<file>", "CSV with a date and a close; - reads standard input")
    .requiredOption("--symbol <symbol>", "the instrument; added if there is none of this symbol")
    .addOption(
      new Option("--basis <basis>", "what the prices are; only raw ones may value holdings and be adjusted")
        .choices(["raw", "split-adjusted", "adjusted", "unknown"])
        .default("unknown"),
    )
    .option("--data-dir <dir>", dataDirText)
    .option("--json", "the result as JSON")
    .addHelpText("after", "\nExample:\n  foliant prices import acme.csv --symbol ACME --basis raw")
    .action((path: string, options: Common & { readonly symbol: string; readonly basis: PriceBasis }) =>
      importFile(path, options, world),
    )

  prices
    .command("show")
    .description("show the daily prices of an instrument, with their source and age")
    .argument("<symbol>", "as the provider writes it, or an instrument's id")
    .option("--from <date>", "first day (default: 20 years ago)", parseDay)
    .option("--to <date>", "last day (default: today)", parseDay)
    .addOption(
      new Option("--adjust <basis>", "as traded, for splits, or for splits and dividends")
        .choices(["none", "splits", "splits-dividends"])
        .default("none"),
    )
    .option("--data-dir <dir>", dataDirText)
    .option("--json", "the result as JSON")
    .addHelpText("after", "\nExample:\n  foliant prices show AAPL --from 2024-01-01 --adjust splits")
    .action(
      (
        symbol: string,
        options: Common & { readonly from?: string; readonly to?: string; readonly adjust: Adjustment },
      ) => show(symbol, options, world),
    )
}

async function fetch(
  symbols: readonly string[],
  options: Common & { readonly from?: string },
  world: CliWorld,
): Promise<void> {
  const { fetchPrices } = await import("../../operations/fetch-prices.ts")
  const from = options.from ?? null
  await withPrices(world, options, async (context) => {
    const fetched = await fetchPrices(context, { symbols, from })
    if (options.json === true) {
      printJson({ engineVersion: world.engineVersion, options: { from }, ...fetched }, world.stdout)
      return
    }
    const { fetchedText } = await import("../text/prices-text.ts")
    fetchedText(fetched, world.stdout)
  })
}

async function importFile(
  path: string,
  options: Common & { readonly symbol: string; readonly basis: PriceBasis },
  world: CliWorld,
): Promise<void> {
  const { importPrices } = await import("../../operations/import-prices.ts")
  const source = await world.readInput(path)
  const inputs = [{ role: "prices", name: source.name, sha256: sha256(source.bytes) }]
  const compute = await world.loadCompute()
  const file = await compute.readBars(source)
  await withPrices(world, options, async (context) => {
    const imported = await importPrices(context, { file, symbol: options.symbol, basis: options.basis })
    if (options.json === true) {
      const { warnings, rows } = file
      const read = { inputs: inputs.map((input) => ({ ...input, rows })), warnings }
      printJson({ engineVersion: world.engineVersion, ...read, ...imported }, world.stdout)
      return
    }
    const { importedPricesText } = await import("../text/prices-text.ts")
    importedPricesText(imported, world.stdout)
  })
}

async function show(
  symbol: string,
  options: Common & { readonly from?: string; readonly to?: string; readonly adjust: Adjustment },
  world: CliWorld,
): Promise<void> {
  const [{ readBarsOfInstrument }, { resolveSymbols }] = await Promise.all([
    import("../../operations/read-bars-of-instrument.ts"),
    import("../../operations/resolve-symbols.ts"),
  ])
  await withPrices(world, options, async (context) => {
    const instrument = (await resolveSymbols(context, [symbol])).get(symbol)
    if (instrument === undefined) {
      throw new CommandLineError(
        `there is no instrument ${symbol} here: foliant prices fetch ${symbol} adds it`,
      )
    }
    const { from, to, adjust } = options
    const bars = await readBarsOfInstrument(context, instrument.id, { from, to, adjust })
    if (options.json === true) {
      printJson({ engineVersion: world.engineVersion, symbol, ...bars }, world.stdout)
      return
    }
    const { barsText } = await import("../text/prices-text.ts")
    barsText(symbol, bars, world.stdout)
  })
}

async function withPrices(
  world: CliWorld,
  { dataDir }: Common,
  use: (context: PricesContext) => Promise<void>,
): Promise<void> {
  const { context, close } = await world.openPrices(dataDir)
  try {
    await use(context)
  } finally {
    await close()
  }
}
