import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Browser, chromium } from "playwright-core"
import { repository } from "../architecture-rules.ts"

/** Path of the Chromium that `npm test` found; empty when there is none, and the browser tests are skipped. */
export const chromiumPath: string = process.env["FOLIANT_CHROMIUM"] ?? "/usr/bin/chromium"

/** Starts Chromium; with `debuggingPort` a program besides this one may drive it. */
export async function openBrowser({ debuggingPort }: { debuggingPort?: number } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      ...(debuggingPort === undefined ? [] : [`--remote-debugging-port=${String(debuggingPort)}`]),
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  })
}

export type Product = {
  readonly url: string
  readonly dataDir: string
  /** Ends the server and keeps its data. */
  down(): Promise<void>
  /** Starts it again where it was. */
  up(): Promise<void>
  stop(): Promise<void>
}

/** Starts the real server on a free port with a data directory of its own, and waits until it prints its address. */
export async function startProduct(args: readonly string[] = []): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), "foliant-e2e-"))
  const start = (port: string) =>
    spawn(
      process.execPath,
      ["bin/foliant.js", "serve", "--port", port, "--data-dir", dataDir, "--no-open", ...args],
      { cwd: repository, stdio: ["ignore", "pipe", "pipe"] },
    )
  let server = start("0")
  const url = await address(server)
  const down = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const gone = new Promise((resolve) => server.once("exit", resolve))
    server.kill("SIGTERM")
    await gone
  }
  return {
    url,
    dataDir,
    down,
    async up() {
      server = start(new URL(url).port)
      await address(server)
    },
    async stop() {
      await down()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function address(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ""
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(output)
      if (match !== null) resolve(match[0])
    }
    server.stdout?.on("data", read)
    server.stderr?.on("data", read)
    server.once("exit", (status) => reject(new Error(`the server ended with status ${status}: ${output}`)))
  })
}
