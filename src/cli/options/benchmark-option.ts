import type { Command } from "commander"
import type { ColumnOfFile } from "../../operations/read-benchmark.ts"
import type { CliWorld } from "../cli-world.ts"
import { splitFileAndColumn } from "./split-file-and-column.ts"

export type BenchmarkOption = { readonly benchmark?: string }

export function addBenchmarkOption(command: Command): Command {
  return command.option(
    "--benchmark <file:column>",
    "prices to compare with; the instrument itself unless given",
  )
}

/** The file that a backtest or a search is compared with. Null compares with the instrument itself. */
export async function benchmarkOf(
  { benchmark }: BenchmarkOption,
  world: CliWorld,
): Promise<ColumnOfFile | null> {
  if (benchmark === undefined) return null
  const { file, column } = splitFileAndColumn(benchmark)
  return { file: await world.readInput(file), column }
}
