import type { Command } from "commander"
import type { CliWorld } from "../cli-world.ts"
import { parseSizes } from "../options/parse-number.ts"

/** `foliant bench`: how fast it is here, against the obvious code in the same run. */
export function addBench(program: Command, world: CliWorld, exit: (status: number) => void): void {
  program
    .command("bench")
    .description("measure parsing, statistics and series against a naive implementation on this machine")
    .option(
      "--sizes <numbers>",
      "trades in the logs to measure, with commas",
      parseSizes,
      [1_000, 10_000, 100_000],
    )
    .option("--json", "the result as JSON")
    .addHelpText("after", "\nExample:\n  foliant bench --sizes 10000")
    .action(
      async ({ sizes, json = false }: { readonly sizes: readonly number[]; readonly json?: boolean }) => {
        exit(await world.runBench({ sizes, json }))
      },
    )
}
