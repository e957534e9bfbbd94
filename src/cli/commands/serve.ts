import type { Command } from "commander"
import type { CliWorld } from "../cli-world.ts"
import { parsePort } from "../options/parse-number.ts"

type ServeCommandOptions = {
  readonly port: number
  readonly host: string
  readonly dataDir?: string
  readonly demo?: boolean
  readonly open: boolean
}

/** `foliant serve`: the web app and the API on one port, until it is interrupted. */
export function addServe(program: Command, world: CliWorld): void {
  program
    .command("serve")
    .description("the web app and the API on one port")
    .option("--port <number>", "0 takes a free one", parsePort, 8321)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--data-dir <dir>", "where portfolios are kept (default: the platform's data directory)")
    .option("--demo", "put the synthetic demo portfolio in, if it is not there")
    .option("--no-open", "do not open a browser")
    .addHelpText("after", "\nExample:\n  foliant serve --port 9000 --demo")
    .action(async ({ dataDir, demo = false, ...options }: ServeCommandOptions) => {
      await world.serve({ ...options, dataDir, demo }, (url) => world.stdout.write(`${url}\n`))
    })
}
