import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Comparison, Logs } from "../comparison.ts"

type Memory = { readonly rss: number; readonly peak: number }

const probe = fileURLToPath(new URL("../memory-probe.ts", import.meta.url))

/** Memory of a fresh process that has read, checked and analysed the log and keeps it: now, and at its most. */
export function benchMemory({ trades, bytes }: Logs): Comparison[] {
  const folder = mkdtempSync(join(tmpdir(), "foliant-bench-"))
  try {
    const path = join(folder, "log.csv")
    writeFileSync(path, bytes)
    const run = (way: string) =>
      JSON.parse(
        execFileSync(process.execPath, ["--expose-gc", probe, way, path], { encoding: "utf8" }),
      ) as Memory
    const ours = run("ours")
    const naive = run("naive")
    const line = (subject: string, of: keyof Memory): Comparison => ({
      subject,
      trades,
      unit: "MB",
      ours: ours[of] / 1e6,
      other: naive[of] / 1e6,
      against: "objects, in a process of their own",
    })
    return [line("memory kept (resident)", "rss"), line("memory at its most", "peak")]
  } finally {
    rmSync(folder, { recursive: true })
  }
}
