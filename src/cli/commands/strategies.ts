import type { Command } from "commander"
import type { CliWorld } from "../cli-world.ts"
import { printJson } from "../print-json.ts"

/** `foliant strategies`: what can be backtested. */
export function addStrategies(program: Command, world: CliWorld): void {
  program
    .command("strategies")
    .description("the built-in strategies: ids, parameters, defaults, ranges and the rule in words")
    .option("--json", "the result as JSON")
    .addHelpText("after", "\nExample:\n  foliant strategies --json")
    .action(async ({ json }: { readonly json?: boolean }) => {
      const { listStrategies } = await import("../../operations/list-strategies.ts")
      const strategies = listStrategies()
      if (json === true) {
        printJson({ engineVersion: world.engineVersion, strategies }, world.stdout)
        return
      }
      const { schemasText } = await import("../text/schemas-text.ts")
      schemasText(strategies, world.stdout)
    })
}
