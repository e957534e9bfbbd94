// `npm start`: installs, builds what is stale, and serves.
import { spawn } from "node:child_process"
import { buildWeb } from "./build-web.mjs"
import { environment, install, nodeBinary, root } from "./runtime.mjs"

install()
buildWeb()
// A small nursery: what is large here are typed arrays outside the heap, and the process is some 70 MB smaller for it.
const heap = ["--max-semi-space-size=2"]
const server = spawn(nodeBinary(), [...heap, "bin/foliant.js", "serve", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env: environment(),
})
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal))
server.on("exit", (status) => process.exit(status ?? 1))
