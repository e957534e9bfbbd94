// `npm start`: installs, builds what is stale, and serves.
import { spawn } from "node:child_process"
import { buildWeb } from "./build-web.mjs"
import { environment, install, nodeBinary, root } from "./runtime.mjs"

install()
buildWeb()
const server = spawn(nodeBinary(), ["bin/foliant.js", "serve", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env: environment(),
})
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal))
server.on("exit", (status) => process.exit(status ?? 1))
