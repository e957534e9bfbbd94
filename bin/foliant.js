#!/usr/bin/env node
// Starts the command line on a Node that can run it: in this process when this Node is recent enough, else on the
// Node that the install brought.
import { spawn } from "node:child_process"
import module from "node:module"
import { fileURLToPath } from "node:url"
import buildKernel from "../scripts/build-kernel.mjs"
import { install, isRecentEnough, nodeBinary } from "../scripts/runtime.mjs"

install()
buildKernel()
if (isRecentEnough(process.versions.node)) {
  // Keeps the sources without their types, compiled, for the next start: it takes half the time then.
  module.enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/foliant", import.meta.url)))
  const { main } = await import("../src/main.ts")
  process.exitCode = await main(process.argv.slice(2))
} else {
  const child = spawn(nodeBinary(), [import.meta.filename ?? process.argv[1], ...process.argv.slice(2)], {
    stdio: "inherit",
  })
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal))
  child.on("exit", (status) => process.exit(status ?? 1))
}
