// `npm test`: installs, sets up what tests need, and runs every test. The last line is `N passed, N failed`.
import { mkdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { buildWeb } from "./build-web.mjs"
import { install, root, runNode } from "./runtime.mjs"
import { chromium } from "./setup-tests.mjs"

install()
buildWeb()
const browser = chromium()
if (browser === null) {
  process.stderr.write(
    "No Chromium was found and it cannot be installed from here: the browser tests are skipped. Install the package chromium, or set FOLIANT_CHROMIUM to its path.\n",
  )
}

const results = join(root, "build", "test-results")
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const totals = { passed: 0, failed: 0, skipped: 0 }
for (const suite of ["vitest.config.ts", "vitest.e2e.config.ts"]) {
  const report = join(results, `${suite}.json`)
  const status = runNode(
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--config",
      suite,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    { FOLIANT_CHROMIUM: browser ?? "" },
  )
  count(report, status)
}

function count(report, status) {
  let summary
  try {
    summary = JSON.parse(readFileSync(report, "utf8"))
  } catch {
    totals.failed += 1 // the run ended before it could report
    return
  }
  totals.passed += summary.numPassedTests
  totals.failed += summary.numFailedTests
  totals.skipped += summary.numPendingTests + summary.numTodoTests
  // A file that failed before its first test, or an error outside any test, counts too.
  if (status !== 0 && summary.numFailedTests === 0) totals.failed += Math.max(1, summary.numFailedTestSuites)
}

const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : ""
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed${skipped}\n`)
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0)
