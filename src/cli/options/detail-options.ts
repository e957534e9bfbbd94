import type { Command } from "commander"

/** What of a run is told besides its figures. */
export type DetailOptions = { readonly bounds: boolean; readonly trades: boolean; readonly equity: boolean }

/** @param of whose they are, such as ` of the best run` */
export function addDetailOptions(command: Command, of: string): Command {
  return command
    .option("--bounds", `also the worse and the better${of} of what the bars leave open`, false)
    .option("--trades", `list every trade${of}`, false)
    .option("--equity", `equity${of} at the close of every bar`, false)
}
