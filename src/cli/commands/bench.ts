import { type Command, Option } from "commander"
import type { CliWorld } from "../cli-world.ts"
import { parseSizes } from "../options/parse-number.ts"

type Options = {
  readonly subject: "analysis" | "backtest"
  readonly sizes: readonly number[]
  readonly json?: boolean
}

/** `foliant bench`: how fast it is here, against the obvious code in the same run. */
export function addBench(program: Command, world: CliWorld, exit: (status: number) => void): void {
  program
    .command("bench")
    .description("measure on this machine: analysis against a naive implementation, or backtests against C")
    .addOption(
      new Option("--subject <subject>", "what to measure")
        .choices(["analysis", "backtest"])
        .default("analysis"),
    )
    .option(
      "--sizes <numbers>",
      "trades in the logs to measure, with commas",
      parseSizes,
      [1_000, 10_000, 100_000],
    )
    .option("--json", "the result as JSON")
    .addHelpText("after", "\nExample:\n  foliant bench --sizes 10000")
    .action(async ({ subject, sizes, json = false }: Options) => {
      exit(await world.runBench({ subject, sizes, json }))
    })
}
