import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import type { BenchOptions, Figure } from "./figure.ts"

const probe = fileURLToPath(new URL("memory-probe.ts", import.meta.url))

/** The most memory of a process that runs a search, by the number of its runs; its heap is as `npm start` makes it. */
export async function memoryFigures({ quick }: BenchOptions): Promise<Figure[]> {
  return (quick ? [10] : [1_000, 10_000, 100_000]).map((runs) => {
    const { peak } = JSON.parse(
      execFileSync(process.execPath, ["--max-semi-space-size=2", probe, String(runs)], { encoding: "utf8" }),
    ) as {
      peak: number
    }
    return {
      subject: `memory at its most, ${runs.toLocaleString("en-US")} runs`,
      value: peak / 1e6,
      unit: "MB" as const,
      target: runs === 1_000 ? null : "flat",
      note: "a random rsi-reversion search × 2,148 bars, the whole process",
    }
  })
}
