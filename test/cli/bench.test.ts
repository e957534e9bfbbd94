import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { expect, it } from "vitest"

const bench = fileURLToPath(new URL("../../bench/main.ts", import.meta.url))
const backtestBench = fileURLToPath(new URL("../../bench/backtest.ts", import.meta.url))

// The bench throws before it measures when the engine and the naive code differ on any figure, check or series.
it("the engine and a second, naive implementation agree on everything that the bench measures", async () => {
  const args = ["--expose-gc", bench, "--size", "400", "--size", "3000", "--quick", "--json"]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const { comparisons } = JSON.parse(stdout) as {
    comparisons: { subject: string; trades: number; ours: number; other: number }[]
  }
  const subjects = new Set(comparisons.filter(({ trades }) => trades === 3000).map(({ subject }) => subject))
  expect([...subjects]).toEqual(
    expect.arrayContaining(["parse and check", "every statistic", "all chart series", "filter by strategy"]),
  )
  for (const { ours, other } of comparisons) expect(Math.min(ours, other)).toBeGreaterThan(0)
})

// It throws when the runs of a search differ from those of the same search in C, or between one thread and two.
it("searches come to the same in C, where there is a compiler, and in two threads", async () => {
  const args = ["--expose-gc", backtestBench, "--quick", "--json"]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const { figures } = JSON.parse(stdout) as { figures: { subject: string; value: number | null }[] }
  expect(figures.map(({ subject }) => subject)).toEqual(
    expect.arrayContaining(["sma-cross search, one core", "search in two threads", "an identical request"]),
  )
})
