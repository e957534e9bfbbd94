import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { type AddressInfo, createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { PortfolioSummary } from "../src/contract/index.ts"

const program = fileURLToPath(new URL("../bin/foliant.js", import.meta.url))

let directory: string
const running = new Set<ChildProcess>()
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "foliant-serve-"))
})
afterEach(async () => {
  await Promise.all([...running].map((child) => end(child, "SIGKILL")))
  rmSync(directory, { recursive: true })
})

type Ended = { readonly status: number | null; readonly stderr: string }
type Server = { readonly child: ChildProcess; readonly url: string; readonly ended: Promise<Ended> }

/** Starts `foliant serve` on a free port; resolves with its address, or with how it ended. */
function serve(...flags: string[]): Promise<Server | Ended> {
  const args = [program, "serve", "--port", "0", "--no-open", "--data-dir", directory, ...flags]
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] })
  running.add(child)
  let stderr = ""
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    stderr += chunk
  })
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (status) => {
      running.delete(child)
      resolve({ status, stderr })
    })
  })
  const started = new Promise<Server>((resolve) => {
    child.stdout
      .setEncoding("utf8")
      .once("data", (line: string) => resolve({ child, url: line.trim(), ended }))
  })
  return Promise.race([started, ended])
}

async function serving(...flags: string[]): Promise<Server> {
  const outcome = await serve(...flags)
  if ("url" in outcome) return outcome
  throw new Error(`foliant serve ended with ${outcome.status}: ${outcome.stderr}`)
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    child.once("close", () => resolve())
    child.kill(signal)
  })
}

async function portfolios({ url }: Server): Promise<PortfolioSummary[]> {
  const response = await fetch(`${url}/api/v1/portfolios`)
  return ((await response.json()) as { data: PortfolioSummary[] }).data
}

describe("foliant serve", () => {
  it("prints its address when it answers, shows the demo at first run, and ends in order when told to", async () => {
    const server = await serving()
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const [demo, ...others] = await portfolios(server)
    expect(demo).toMatchObject({ synthetic: true, strategies: 3, basis: "daily-log", failedChecks: 0 })
    expect(others).toEqual([])
    server.child.kill("SIGTERM")
    expect((await server.ended).status).toBe(0)
    // The last connection folds the write-ahead log into the database.
    expect(existsSync(join(directory, "foliant.sqlite-wal"))).toBe(false)
  })

  it("does not bring a deleted demo back, unless it is asked to", async () => {
    const first = await serving()
    const [demo] = await portfolios(first)
    await fetch(`${first.url}/api/v1/portfolios/${demo.id}`, { method: "DELETE" })
    await end(first.child, "SIGTERM")
    const second = await serving()
    expect(await portfolios(second)).toEqual([])
    await end(second.child, "SIGTERM")
    const third = await serving("--demo")
    expect(await portfolios(third)).toHaveLength(1)
  })

  it("is refused a data directory that another server has, until that one is gone, by kill -9 too", async () => {
    const first = await serving()
    const second = await serve()
    expect(second).toMatchObject({ status: 1 })
    expect((second as Ended).stderr).toContain(`another Foliant server is using ${directory}`)
    await end(first.child, "SIGKILL")
    await serving()
  })

  it("is refused an address that others could reach", async () => {
    const refused = await serve("--host", "0.0.0.0")
    expect((refused as Ended).stderr).toMatch(/--host 0\.0\.0\.0: Foliant has no sign-in yet/)
    expect((refused as Ended).status).toBe(2)
  })

  it("is refused a port that is taken, and says what to do", async () => {
    const taken = createServer().listen(0, "127.0.0.1")
    await once(taken, "listening")
    const { port } = taken.address() as AddressInfo
    const refused = await serve("--port", String(port))
    taken.close()
    expect((refused as Ended).stderr).toContain(
      `port ${port} is taken by another program; choose one with --port`,
    )
    expect((refused as Ended).status).toBe(2)
  })

  it("finishes what is under way before it ends", async () => {
    const server = await serving()
    const [{ id }] = await portfolios(server)
    const answer = fetch(`${server.url}/api/v1/portfolios/${id}/trades`, { headers: { accept: "text/csv" } })
    const response = await answer
    server.child.kill("SIGINT")
    expect((await response.text()).split("\r\n").length).toBeGreaterThan(2_000)
    expect((await server.ended).status).toBe(0)
  })
})
