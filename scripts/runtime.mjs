// What must be there before anything of Foliant runs: its packages and Node 24. Plain JavaScript for Node 20 and later,
// without dependencies, since it runs before the install.
import { spawnSync } from "node:child_process"
import { existsSync, readFileSync, statSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const minimumNode = [24, 15, 0]

/** True when a version such as `24.21.0` is at least the one Foliant needs. */
export function isRecentEnough(version) {
  const parts = version.replace(/^v/, "").split(".").map(Number)
  for (let i = 0; i < 3; i++) {
    if (parts[i] !== minimumNode[i]) return parts[i] > minimumNode[i]
  }
  return true
}

function installIsStale() {
  const installed = join(root, "node_modules", ".package-lock.json")
  if (!existsSync(installed)) return true
  return (
    statSync(join(root, "package-lock.json")).mtimeMs > statSync(installed).mtimeMs && lockDiffers(installed)
  )
}

function lockDiffers(installed) {
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages
  const present = JSON.parse(readFileSync(installed, "utf8")).packages
  return Object.entries(wanted).some(
    ([path, entry]) => path !== "" && !entry.optional && present[path]?.version !== entry.version,
  )
}

/** Installs the packages of package-lock.json when they are missing or older. Everything it prints goes to stderr. */
export function install() {
  if (!installIsStale()) return
  process.stderr.write("Installing packages (npm ci) …\n")
  const result = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  })
  if (result.status !== 0) fail("npm ci failed; its message is above")
}

/** Path of a Node that is recent enough: this one, or the one that npm installed beside the packages. */
export function nodeBinary() {
  if (isRecentEnough(process.versions.node)) return process.execPath
  const name = process.platform === "win32" ? "node.exe" : "node"
  const bundled = join(root, "node_modules", ".bin", name)
  if (existsSync(bundled)) return bundled
  return fail(
    `Foliant needs Node ${minimumNode.join(".")} or later; this is ${process.versions.node}, and no packaged Node exists for ${process.platform} ${process.arch}`,
  )
}

/** The environment for child processes, with that Node first on the path. */
export function environment(extra = {}) {
  const separator = process.platform === "win32" ? ";" : ":"
  const path = [dirname(nodeBinary()), join(root, "node_modules", ".bin"), process.env.PATH].join(separator)
  return { ...process.env, PATH: path, ...extra }
}

/** Runs a file of JavaScript or TypeScript on that Node, inheriting the terminal; answers its exit status. */
export function runNode(args, extra = {}) {
  const result = spawnSync(nodeBinary(), args, { cwd: root, stdio: "inherit", env: environment(extra) })
  return result.status ?? 1
}

export function fail(message) {
  process.stderr.write(`foliant: ${message}\n`)
  process.exit(1)
}
