import type { Command } from "commander"
import type { CliWorld, DoctorFact } from "../cli-world.ts"
import { workFailed } from "../failure.ts"
import { printJson } from "../print-json.ts"
import { columns } from "../text/columns.ts"
import { printSections } from "../text/print-sections.ts"
import { type Style, styleFor } from "../text/style.ts"

/** `foliant doctor`: what works on this machine. Exit status 1 when something does not. */
export function addDoctor(program: Command, world: CliWorld, exit: (status: number) => void): void {
  program
    .command("doctor")
    .description("what works on this machine: node, store, calendars, providers, disk")
    .option("--data-dir <dir>", "where portfolios are kept (default: the platform's data directory)")
    .option("--json", "the result as JSON")
    .addHelpText("after", "\nExample:\n  foliant doctor --json")
    .action(async ({ dataDir, json }: { readonly dataDir?: string; readonly json?: boolean }) => {
      const facts = await world.examine({ dataDir })
      if (json === true) printJson({ engineVersion: world.engineVersion, facts }, world.stdout)
      else printSections([factLines(facts, styleFor(world.stdout))], world.stdout)
      if (facts.some(({ state }) => state === "failed")) exit(workFailed)
    })
}

const marks: Record<DoctorFact["state"], string> = { ok: "✓", warning: "!", failed: "✗" }

function factLines(facts: readonly DoctorFact[], style: Style): string[] {
  const rows = facts.map(({ subject, state, detail }) => {
    return [marks[state], subject, state === "ok" ? detail : style.warn(detail)]
  })
  return columns(rows, ["left", "left", "left"])
}
