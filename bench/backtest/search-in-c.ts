import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Bars } from "../../src/engine/backtest/bars.ts"
import { grid } from "./grid.ts"

const source = fileURLToPath(new URL("sma-cross.c", import.meta.url))

/** Sums over the runs of a search. */
export type SearchSums = {
  readonly finalEquity: number
  readonly maxDrawdown: number
  readonly sharpeRatio: number
  readonly trades: number
}

export type SearchInC = { readonly version: string; readonly byBar: Timed; readonly byStep: Timed }
type Timed = SearchSums & { readonly ms: number }

/** The same search in C, compiled here and now; null without a compiler. */
export function searchInC({ open, close }: Bars, times: number): SearchInC | null {
  const folder = mkdtempSync(join(tmpdir(), "foliant-bench-c-"))
  try {
    const [program, prices] = [join(folder, "sma-cross"), join(folder, "prices")]
    try {
      execFileSync("cc", ["-O2", "-ffp-contract=off", "-o", program, source, "-lm"], { stdio: "pipe" })
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return null
      throw error
    }
    writeFileSync(prices, Buffer.concat([Buffer.from(open.buffer), Buffer.from(close.buffer)]))
    const { firstFast, fasts, firstSlow, slows } = grid
    const sizes = [open.length, firstFast, fasts, firstSlow, slows, times].map(String)
    const run = (...way: string[]) =>
      JSON.parse(execFileSync(program, [prices, ...sizes, ...way], { encoding: "utf8" })) as Timed
    const [version] = execFileSync("cc", ["--version"], { encoding: "utf8" }).split("\n")
    return { version, byBar: run(), byStep: run("steps") }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
