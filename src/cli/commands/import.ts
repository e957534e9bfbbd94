import type { Command } from "commander"
import type { CliWorld } from "../cli-world.ts"
import { printJson } from "../print-json.ts"

type ImportOptions = {
  readonly dailyLog?: string
  readonly portfolio: string
  readonly replace?: boolean
  readonly again?: boolean
  readonly dataDir?: string
  readonly json?: boolean
}

/** `foliant import`: a trade log into a portfolio of the local store. */
export function addImport(program: Command, world: CliWorld): void {
  program
    .command("import")
    .description("put a trade log into a portfolio on this machine")
    .argument("<trade-log>", "an Option Omega export or another list of trades; - reads standard input")
    .requiredOption("--portfolio <name>", "the portfolio; made if there is none of this name")
    .option("--daily-log <file>", "the daily log of the same run")
    .option("--replace", "in place of the trades that the portfolio has, instead of adding to them")
    .option("--again", "go on although the same file was imported before")
    .option("--data-dir <dir>", "where portfolios are kept (default: the platform's data directory)")
    .option("--json", "the result as JSON")
    .addHelpText(
      "after",
      '\nExample:\n  foliant import tradelog.csv --daily-log dailylog.csv --portfolio "My back-test"',
    )
    .action((path: string, options: ImportOptions) => importLog(path, options, world))
}

async function importLog(path: string, options: ImportOptions, world: CliWorld): Promise<void> {
  const { importFiles } = await import("../../operations/import-files.ts")
  const tradeLog = await world.readInput(path)
  const dailyLog = options.dailyLog === undefined ? null : await world.readInput(options.dailyLog)
  const { context, close } = await world.openPortfolios(options.dataDir)
  try {
    const result = await importFiles(context, {
      tradeLog,
      dailyLog,
      portfolioName: options.portfolio,
      mode: options.replace === true ? "replace" : "append",
      again: options.again ?? false,
    })
    if (options.json === true) {
      printJson({ engineVersion: world.engineVersion, ...result.committed }, world.stdout)
      return
    }
    const { importedText } = await import("../text/imported-text.ts")
    importedText(result, options.portfolio, world.stdout)
  } finally {
    await close()
  }
}
