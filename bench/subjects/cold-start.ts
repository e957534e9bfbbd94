import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import type { Comparison } from "../comparison.ts"
import { median } from "../measure.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const runs = 9

/** From the start of a process to its end, against a Node that does nothing. Not the first start after an install. */
export function benchColdStart(): Comparison[] {
  const nothing = timeOf(["-e", "0"])
  const dailyLog = "demo/synthetic-daily-log.csv"
  const log = ["demo/synthetic-trade-log.csv", "--daily-log", dailyLog]
  const line = (subject: string, args: readonly string[]): Comparison => ({
    subject,
    trades: 0,
    unit: "ms",
    ours: timeOf(["bin/foliant.js", ...args]),
    other: nothing,
    against: "node -e 0",
  })
  return [
    line("foliant --version", ["--version"]),
    line("foliant stats, 1,003 days", ["stats", dailyLog, "--column", "Net Liquidity", "--json"]),
    line("foliant analyze, 2,010 trades", ["analyze", ...log, "--json"]),
  ]
}

function timeOf(args: readonly string[]): number {
  const [, ...times] = Array.from({ length: runs + 1 }, () => {
    const from = performance.now()
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" })
    if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`)
    return performance.now() - from
  })
  return median(times)
}
