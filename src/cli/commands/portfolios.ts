import type { Command } from "commander"
import type { PortfolioSummary } from "../../contract/index.ts"
import type { OperationContext } from "../../operations/operation-context.ts"
import type { CliWorld } from "../cli-world.ts"
import { printJson } from "../print-json.ts"

type PortfoliosOptions = { readonly dataDir?: string; readonly json?: boolean }

/** `foliant portfolios`: what is in the local store. */
export function addPortfolios(program: Command, world: CliWorld): void {
  program
    .command("portfolios")
    .description("list the portfolios on this machine")
    .option("--data-dir <dir>", "where portfolios are kept (default: the platform's data directory)")
    .option("--json", "the result as JSON")
    .addHelpText("after", "\nExample:\n  foliant portfolios --json")
    .action(async ({ dataDir, json }: PortfoliosOptions) => {
      const { context, close } = await world.openPortfolios(dataDir)
      try {
        const portfolios = await allPortfolios(context)
        if (json === true) {
          printJson({ engineVersion: world.engineVersion, portfolios }, world.stdout)
          return
        }
        const { portfoliosText } = await import("../text/portfolios-text.ts")
        portfoliosText(portfolios, world.stdout)
      } finally {
        await close()
      }
    })
}

async function allPortfolios(context: OperationContext): Promise<PortfolioSummary[]> {
  const { listPortfolios } = await import("../../operations/list-portfolios.ts")
  const order = { by: "updatedAt", descending: true } as const
  const portfolios: PortfolioSummary[] = []
  let after = null
  do {
    const { load } = await listPortfolios(context, { order, limit: 200, after })
    const page = await load()
    portfolios.push(...page.data)
    after = page.next
  } while (after !== null)
  return portfolios
}
