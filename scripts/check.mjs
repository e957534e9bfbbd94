// `npm run check`: format, lint, types, walls, dead code, sizes and every test. `--static` leaves the tests out, but for
// the walls. A name (`npm run check lint`) runs that step alone.
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { buildWeb } from "./build-web.mjs"
import { environment, install, nodeBinary, root } from "./runtime.mjs"

install()

const bin = (path) => join("node_modules", path)
const steps = [
  { name: "format", args: [bin("oxfmt/bin/oxfmt"), "--check", "."] },
  { name: "lint", args: [bin("oxlint/bin/oxlint"), "--type-aware", "--deny-warnings", "."] },
  { name: "types", args: [bin("typescript/bin/tsc"), "--build"] },
  { name: "walls", args: [bin("vitest/vitest.mjs"), "run", "test/architecture.test.ts", "--reporter=dot"] },
  { name: "dead code", args: [bin("knip/bin/knip.js"), "--no-progress"] },
  { name: "sizes", before: buildWeb, args: [bin("size-limit/bin.js")] },
  { name: "tests", args: ["scripts/test.mjs"] },
]

const asked = process.argv.slice(2)
const chosen = asked.includes("--static")
  ? steps.filter((step) => step.name !== "tests")
  : steps.filter((step) => asked.length === 0 || asked.includes(step.name.replace(" ", "-")))
if (chosen.length === 0) {
  process.stderr.write(
    `no such step; there are ${steps.map((step) => step.name.replace(" ", "-")).join(", ")}\n`,
  )
  process.exit(2)
}

const failed = []
for (const step of chosen) {
  process.stdout.write(`\n— ${step.name}\n`)
  step.before?.()
  const result = spawnSync(nodeBinary(), step.args, { cwd: root, stdio: "inherit", env: environment() })
  if (result.status !== 0) failed.push(step.name)
}
if (failed.length > 0) {
  process.stdout.write(`\nfailed: ${failed.join(", ")}\n`)
  process.exit(1)
}
