// What the tests need beside the packages: Chromium. Found on this machine, else installed through apt when that is
// possible, else the browser tests are skipped with a count and a message.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"

const candidates = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
]

/** Path of a Chromium to test with, or null when none is there and none can be installed. */
export function chromium() {
  const named = process.env.FOLIANT_CHROMIUM
  if (named !== undefined && existsSync(named)) return named
  const found = () => candidates.find((path) => existsSync(path))
  if (found() === undefined && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    process.stderr.write("Installing Chromium for the browser tests (apt-get install chromium) …\n")
    const run = (...args) =>
      spawnSync("apt-get", args, {
        stdio: ["ignore", 2, 2],
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      })
    if (run("-qq", "update").status === 0) {
      run(
        "-qq",
        "-y",
        "--no-install-recommends",
        "install",
        "chromium",
        "fonts-liberation",
        "fonts-dejavu-core",
      )
    }
  }
  return found() ?? null
}
