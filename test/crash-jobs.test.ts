import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { openStore } from "../src/store/sqlite/open-store.ts"

const program = fileURLToPath(new URL("./crash-jobs-process.ts", import.meta.url))
const ROUNDS = 20
/** How long after its first line a process lives: less than a lease at first, so that leases end in later rounds. */
const lives = Array.from({ length: ROUNDS }, (_, round) => 20 + ((round * 37) % 160))

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "foliant-crash-jobs-"))
})
afterEach(() => rmSync(directory, { recursive: true }))

type Line = { readonly added?: string; readonly began?: string; readonly ended?: string }

/** Runs the program; kills it with SIGKILL a moment after its first line, unless it is to end by itself. Returns its whole lines. */
function run(mode: "add" | "drain", milliseconds: number | null): Promise<Line[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, directory, mode], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    let text = ""
    child.stdout.setEncoding("utf8")
    child.stdout.on("data", (chunk: string) => {
      if (text === "" && milliseconds !== null) setTimeout(() => child.kill("SIGKILL"), milliseconds)
      text += chunk
    })
    child.on("error", reject)
    child.on("close", (status, signal) => {
      const whole = text.split("\n").slice(0, -1)
      if (signal === "SIGKILL" || status === 0) resolve(whole.map((line) => JSON.parse(line) as Line))
      else reject(new Error(`the program failed: ${text}`))
    })
  })
}

describe("kill -9", { timeout: 90_000 }, () => {
  it("in the middle of jobs loses none that was acknowledged, and runs none again that had ended", async () => {
    const lines: Line[] = []
    for (const life of lives) lines.push(...(await run("add", life)))
    lines.push(...(await run("drain", null)))

    const store = await openStore(directory)
    const { jobs, portfolios } = store
    expect((await portfolios.check({ integrity: true })).integrity).toBe("ok")
    const added = lines.flatMap(({ added: id }) => id ?? [])
    const begunAfterEnd: string[] = []
    const ended = new Set<string>()
    let begun = 0
    for (const line of lines) {
      if (line.began !== undefined) begun += 1
      if (line.began !== undefined && ended.has(line.began)) begunAfterEnd.push(line.began)
      if (line.ended !== undefined) ended.add(line.ended)
    }
    expect(begunAfterEnd).toEqual([])
    expect(added.length).toBeGreaterThan(ROUNDS)
    // Some were cut off in the middle and run again, or this would prove nothing.
    expect(begun).toBeGreaterThan(ended.size + ROUNDS / 2)

    const states = await Promise.all(added.map(async (id) => (await jobs.find("ann", id))?.state ?? "lost"))
    expect(new Set(states)).toEqual(new Set(["succeeded"]))
    expect(await jobs.counts()).toMatchObject({ waiting: 0, running: 0, failed: 0, cancelled: 0 })
    await store.close()
  })
})
