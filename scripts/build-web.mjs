// Builds the pages when a source of theirs is newer than the last build.
import { spawnSync } from "node:child_process"
import { existsSync, readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { environment, fail, nodeBinary, root } from "./runtime.mjs"

const sources = ["src/web", "src/engine", "src/contract", "package-lock.json"]

function newest(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

export function buildWeb() {
  const page = join(root, "build", "web", "index.html")
  const changed = Math.max(...sources.map((source) => newest(join(root, source))))
  if (existsSync(page) && statSync(page).mtimeMs > changed) return
  process.stderr.write("Building the pages …\n")
  const result = spawnSync(
    nodeBinary(),
    [
      join(root, "node_modules/vite/bin/vite.js"),
      "build",
      "--config",
      "src/web/vite.config.ts",
      "--logLevel",
      "warn",
    ],
    { cwd: root, stdio: ["ignore", 2, 2], env: environment() },
  )
  if (result.status !== 0) fail("the pages could not be built; the message is above")
}
