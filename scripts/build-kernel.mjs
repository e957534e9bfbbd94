// Compiles the search kernel to WebAssembly when its source is newer than the last build. Searches run without it, at half the speed.
import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, renameSync, statSync } from "node:fs"
import { join } from "node:path"
import { nodeBinary, root } from "./runtime.mjs"

const source = "assembly/signal-kernel.ts"
const target = join(root, "build", "signal-kernel.wasm")
const compiler = join(root, "node_modules/assemblyscript/bin/asc.js")

/** Also what tests are set up with. */
export default function buildKernel() {
  const changed = Math.max(
    ...[source, "scripts/build-kernel.mjs"].map((path) => statSync(join(root, path)).mtimeMs),
  )
  if (existsSync(target) && statSync(target).mtimeMs > changed) return
  process.stderr.write("Building the search kernel …\n")
  mkdirSync(join(root, "build"), { recursive: true })
  // Put in place whole: another process may be reading, or building too.
  const made = `${target}.${process.pid}`
  const features = ["--enable", "simd", "--importMemory"]
  const flags = ["-O3", "--noAssert", "--runtime", "stub", "--maximumMemory", "65536"]
  const result = spawnSync(nodeBinary(), [compiler, source, "--outFile", made, ...features, ...flags], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  })
  if (result.status === 0) renameSync(made, target)
  else process.stderr.write("It could not be built; searches run in typed arrays instead.\n")
}
