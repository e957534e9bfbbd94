import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { expect, it } from "vitest"

const bench = fileURLToPath(new URL("../bench/prices.ts", import.meta.url))

// The bench throws before it measures when the store and the row table differ on any adjusted close.
it("the price store and a table of rows read the same adjusted closes, the store from a quarter of the disk", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    bench,
    "--symbols",
    "60",
    "--quick",
    "--json",
  ])
  const { results } = JSON.parse(stdout) as { results: { subject: string; ratio: number; target: number }[] }
  expect(results).toHaveLength(5)
  const size = results.find(({ subject }) => subject === "size on disk")
  expect(size?.ratio).toBeLessThanOrEqual(size?.target ?? 0)
})
