import type { Command } from "commander"
import type { CliWorld } from "../cli-world.ts"
import { printJson } from "../print-json.ts"

/** `foliant catalogue`: what every figure is. */
export function addCatalogue(program: Command, world: CliWorld): void {
  program
    .command("catalogue")
    .description("every figure: id, definition, convention and source")
    .option("--json", "the result as JSON")
    .addHelpText("after", "\nExample:\n  foliant catalogue --json")
    .action(async ({ json }: { readonly json?: boolean }) => {
      const { loadCatalogue } = await import("../load-catalogue.ts")
      const statistics = await loadCatalogue()
      if (json === true) {
        printJson({ engineVersion: world.engineVersion, statistics }, world.stdout)
        return
      }
      const { catalogueText } = await import("../text/catalogue-text.ts")
      catalogueText(statistics, world.stdout)
    })
}
