import { Command } from "commander"
import type { CliWorld } from "./cli-world.ts"
import { addAnalyze } from "./commands/analyze.ts"
import { addBacktest } from "./commands/backtest.ts"
import { addBacktestPortfolio } from "./commands/backtest-portfolio.ts"
import { addBench } from "./commands/bench.ts"
import { addCatalogue } from "./commands/catalogue.ts"
import { addDoctor } from "./commands/doctor.ts"
import { addImport } from "./commands/import.ts"
import { addInstruments } from "./commands/instruments.ts"
import { addPortfolio } from "./commands/portfolio.ts"
import { addOptimize } from "./commands/optimize.ts"
import { addPortfolios } from "./commands/portfolios.ts"
import { addPrices } from "./commands/prices.ts"
import { addServe } from "./commands/serve.ts"
import { addStats } from "./commands/stats.ts"
import { addStrategies } from "./commands/strategies.ts"
import { addWalkForward } from "./commands/walk-forward.ts"
import { reportFailure } from "./failure.ts"

/**
 * Runs one command line, given without the program's own name, and resolves with the exit status: 0 on success, 1 when the
 * work failed, 2 when the command line or an input file is wrong. Never throws.
 */
export async function runCli(argv: readonly string[], world: CliWorld): Promise<number> {
  let status = 0
  const exit = (value: number) => {
    status = value
  }
  const program = new Command("foliant")
    .description("Portfolio analytics: a trade log in, a tear sheet out.")
    .version(world.engineVersion, "--version", "print the version of the engine")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.stdout.write(text),
      writeErr: (text) => world.stderr.write(text),
      outputError: (text, write) => write(`foliant: ${oneLine(text.replace(/^error: /, ""))}\n`),
      getOutHelpWidth: () => world.stdout.columns ?? 100,
    })
  addServe(program, world)
  addAnalyze(program, world)
  addStats(program, world)
  addBacktest(program, world)
  addBacktestPortfolio(program, world)
  addOptimize(program, world)
  addWalkForward(program, world)
  addStrategies(program, world)
  addPortfolio(program, world)
  addImport(program, world)
  addPortfolios(program, world)
  addPrices(program, world)
  addInstruments(program, world)
  addCatalogue(program, world)
  addDoctor(program, world, exit)
  addBench(program, world, exit)
  if (argv.length === 0) {
    program.outputHelp()
    return 0
  }
  try {
    await program.parseAsync([...argv], { from: "user" })
    return status
  } catch (error) {
    return reportFailure(error, world.stderr)
  }
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, " ")
}
