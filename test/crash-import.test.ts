import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { inlineCompute } from "../src/compute/inline-compute.ts"
import type { PortfolioStore } from "../src/operations/ports.ts"
import { openPortfolioStore } from "../src/store/sqlite/open-portfolio-store.ts"
import { tasks } from "../src/tasks.ts"

const program = fileURLToPath(new URL("./crash-import-process.ts", import.meta.url))
const ROUNDS = 20
/** The kill comes at one of these moments after the first line: within a read, a staging, a commit. */
const moments = Array.from({ length: ROUNDS }, (_, round) => (round * 37) % 90)

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "foliant-crash-"))
})
afterEach(() => rmSync(directory, { recursive: true }))

/** Starts the program, kills it with SIGKILL a moment after its first line, and returns the whole lines it wrote. */
function runUntilKilled<Line>(mode: "commit" | "preview", milliseconds: number): Promise<Line[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, directory, mode], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    let text = ""
    child.stdout.setEncoding("utf8")
    child.stdout.on("data", (chunk: string) => {
      if (text === "") setTimeout(() => child.kill("SIGKILL"), milliseconds)
      text += chunk
    })
    child.on("error", reject)
    child.on("close", (_, signal) => {
      const whole = text.split("\n").slice(0, -1) // what follows the last newline was not acknowledged
      if (signal === "SIGKILL") resolve(whole.map((line) => JSON.parse(line) as Line))
      else reject(new Error(`the program ended by itself: ${text}`))
    })
  })
}

type Commit = { importId: string; portfolioId: string; revision: number; trades: number }
const compute = inlineCompute(tasks)

/** Everything a reader can see: each portfolio with its revision, its trades and the batches they come from. */
async function contentsOf(store: PortfolioStore) {
  const order = { by: "createdAt", descending: false } as const
  const portfolios = await store.listPortfolios("ann", { order, limit: 10_000, after: null })
  return Promise.all(
    portfolios.map(async ({ id, revision }) => {
      const batches = await store.readBatches("ann", id)
      if (batches === null) throw new Error(`${id} is listed and not there`)
      const { tradeCount } = await compute.openPortfolio(batches)
      const imports = await store.listImports("ann", id)
      const changes = await store.listChanges("ann", id, 1_000)
      return { id, revision, tradeCount, imports, changes }
    }),
  )
}

describe("kill -9", { timeout: 90_000 }, () => {
  it("in the middle of commits loses none that was acknowledged and leaves none half done", async () => {
    const acknowledged: Commit[] = []
    for (const moment of moments) {
      acknowledged.push(...(await runUntilKilled<Commit>("commit", moment)))

      const store = await openPortfolioStore(directory)
      expect((await store.check({ integrity: true })).integrity).toBe("ok")
      await store.close()
    }

    const store = await openPortfolioStore(directory)
    const contents = await contentsOf(store)
    for (const { id, revision, tradeCount, imports, changes } of contents) {
      // Whole: every batch has its trades, its file, its revision and its place in the audit log.
      expect(tradeCount).toBe(imports.length * 300)
      expect(revision).toBe(imports.length)
      expect(changes.filter(({ action }) => action === "import.commit")).toHaveLength(imports.length)
      expect(changes.at(-1)).toMatchObject({ action: "portfolio.create", subject: id })
      for (const { id: importId, effect } of imports) {
        expect(effect?.newTrades).toBe(300)
        expect(await store.readImportSource("ann", importId, 0)).not.toBeNull()
      }
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS)
    for (const { importId, portfolioId, revision } of acknowledged) {
      const portfolio = contents.find(({ id }) => id === portfolioId)
      expect(portfolio?.imports.some((batch) => batch.id === importId && batch.status === "committed")).toBe(
        true,
      )
      expect(portfolio?.revision).toBeGreaterThanOrEqual(revision)
    }
    await store.close()
  })

  it("in the middle of previews leaves the portfolios as they were", async () => {
    await runUntilKilled("commit", 20)
    const before = await openPortfolioStore(directory)
    const contents = await contentsOf(before)
    await before.close()
    expect(contents.length).toBeGreaterThan(0)

    for (const moment of [0, 13, 29, 41, 60]) {
      await runUntilKilled("preview", moment)
      const after = await openPortfolioStore(directory)
      expect((await after.check({ integrity: true })).integrity).toBe("ok")
      expect(await contentsOf(after)).toEqual(contents)
      await after.close()
    }
  })
})
