/**
 * Imports without end until it is killed: `node test/crash-import-process.ts DIRECTORY commit|preview`. Every line it writes
 * tells of something that was acknowledged: `{ importId, portfolioId, revision, trades }` after a commit, `{ importId }` after a
 * preview.
 */
import { createHash } from "node:crypto"
import { writeSync } from "node:fs"
import { MemoryResultCache } from "../src/cache/memory-result-cache.ts"
import { inlineCompute } from "../src/compute/inline-compute.ts"
import { nyseCalendar } from "../src/market-data/exchange-calendar/exchange-calendar.ts"
import { newId } from "../src/new-id.ts"
import { commitImport } from "../src/operations/commit-import.ts"
import { previewImport } from "../src/operations/preview-import.ts"
import { openPortfolioStore } from "../src/store/sqlite/open-portfolio-store.ts"
import { tasks } from "../src/tasks.ts"
import { optionOmegaCsv, textFile } from "./fixtures/option-omega-csv.ts"

const [directory = "", mode = ""] = process.argv.slice(2)
const context = {
  owner: "ann",
  store: await openPortfolioStore(directory),
  compute: inlineCompute(tasks),
  calendar: nyseCalendar,
  cache: new MemoryResultCache(8_000_000),
  events: { publish() {} },
  clock: Date.now,
  newId,
  digest: (text: string) => createHash("sha256").update(text).digest("hex"),
}

// A write to a pipe is over when writeSync returns, so a line that was read was acknowledged before the kill.
const acknowledge = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)

const ROWS = 300
let portfolioId: string | null = null
for (let round = 0; ; round++) {
  const rows = Array.from({ length: ROWS }, (_, row) => ({
    Strategy: `${process.pid}-${round}`,
    Legs: `leg ${row} of round ${round}`,
    "Funds at Close": "",
  }))
  const files = [textFile(optionOmegaCsv(rows))]
  const preview = await previewImport(context, { files, roles: [], portfolioId, mode: "append" })
  const importId = preview.import.id
  if (mode === "preview") {
    acknowledge({ importId })
    continue
  }
  const request = {
    portfolioId,
    name: `run ${process.pid}`,
    confirmedChecks: preview.mustConfirm,
    initialCapital: null,
    expectedRevision: null,
  }
  const done = await commitImport(context, importId, request)
  acknowledge({ importId, portfolioId: done.portfolioId, revision: done.revision, trades: ROWS })
  // Every third commit makes a portfolio of its own.
  portfolioId = round % 3 === 2 ? null : done.portfolioId
}
