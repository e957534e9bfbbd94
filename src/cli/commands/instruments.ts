import type { Command } from "commander"
import type { CliWorld } from "../cli-world.ts"
import { printJson } from "../print-json.ts"

type SearchOptions = { readonly dataDir?: string; readonly json?: boolean }

/** `foliant instruments`: what there is to hold. */
export function addInstruments(program: Command, world: CliWorld): void {
  const instruments = program.command("instruments").description("instruments: search")
  instruments
    .command("search")
    .description("find instruments by a name or a symbol; which one it is, is yours to say")
    .argument("<text>", "a part of a name, or a symbol")
    .option("--data-dir <dir>", "where prices are kept (default: the platform's data directory)")
    .option("--json", "the result as JSON")
    .addHelpText("after", '\nExample:\n  foliant instruments search "ocado"')
    .action(async (text: string, { dataDir, json }: SearchOptions) => {
      const { searchInstruments } = await import("../../operations/search-instruments.ts")
      const { context, close } = await world.openPrices(dataDir)
      try {
        const found = await searchInstruments(context, text)
        if (json === true) {
          printJson({ engineVersion: world.engineVersion, ...found }, world.stdout)
          return
        }
        const { candidatesText } = await import("../text/prices-text.ts")
        candidatesText(found, world.stdout)
      } finally {
        await close()
      }
    })
}
