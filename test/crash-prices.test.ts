import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterEach, beforeEach, expect, it } from "vitest"
import type { StoredBars } from "../src/operations/price-store-port.ts"
import { openStore } from "../src/store/sqlite/open-store.ts"
import { closeOf, INSTRUMENTS } from "./crash-prices-data.ts"

const program = fileURLToPath(new URL("./crash-prices-process.ts", import.meta.url))
const ROUNDS = 20
const ids = Array.from({ length: INSTRUMENTS }, (_, index) => `i${index}`)

type Line = {
  readonly day?: number
  readonly history?: number
  readonly to?: number
  readonly folded?: number
}

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "foliant-crash-prices-"))
})
afterEach(() => rmSync(directory, { recursive: true }))

/** Starts the program, kills it with SIGKILL a moment after its first line, and returns the whole lines it wrote. */
function runUntilKilled(milliseconds: number): Promise<Line[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, directory], { stdio: ["ignore", "pipe", "inherit"] })
    let text = ""
    child.stdout.setEncoding("utf8")
    child.stdout.on("data", (chunk: string) => {
      if (text === "") setTimeout(() => child.kill("SIGKILL"), milliseconds)
      text += chunk
    })
    child.on("error", reject)
    child.on("close", (_, signal) => {
      const whole = text.split("\n").slice(0, -1) // what follows the last newline was not acknowledged
      if (signal === "SIGKILL") resolve(whole.map((line) => JSON.parse(line) as Line))
      else reject(new Error(`the program ended by itself: ${text}`))
    })
  })
}

/** Every stored number is what its instrument and day make it: a bar is whole, or a close alone. */
function expectWhole({ bars }: StoredBars, index: number): void {
  const wrong = [...bars.days].filter((day, bar) => {
    const close = closeOf(index, day)
    const whole = [close + 1, close + 2, close - 2, day]
    const found = [bars.open[bar], bars.high[bar], bars.low[bar], bars.volume[bar]]
    const isWhole = found.every((value, at) => value === whole[at])
    return bars.close[bar] !== close || !(isWhole || found.every(Number.isNaN))
  })
  expect(wrong).toEqual([])
  expect([...bars.days].every((day, bar) => bar === 0 || day === bars.days[bar - 1] + 1)).toBe(true)
}

it(
  "kill -9 during a refresh loses no price that was acknowledged and leaves none half-written",
  { timeout: 60_000 },
  async () => {
    let lastDay = 0
    const historyTo = new Map<number, number>()
    let acknowledged = 0
    let folded = 0
    let revisions = new Map<string, number>()
    for (let round = 0; round < ROUNDS; round++) {
      const lines = await runUntilKilled((round * 53) % 160)
      acknowledged += lines.length
      for (const { day, history, to, folded: series = 0 } of lines) {
        folded += series
        if (day !== undefined) lastDay = Math.max(lastDay, day)
        if (history !== undefined && to !== undefined) historyTo.set(history, to)
      }

      const store = await openStore(directory)
      expect((await store.portfolios.check({ integrity: true })).integrity).toBe("ok")
      const { series, damaged } = await store.prices.readBars(ids, null)
      expect(damaged.size).toBe(0)
      expect(series.size).toBe(INSTRUMENTS)
      for (const [index, id] of ids.entries()) {
        const stored = series.get(id)
        if (stored === undefined) throw new Error(`${id} has no prices`)
        expectWhole(stored, index)
        // The day was one transaction, so every instrument has it or none; at most one more was written and not yet acknowledged.
        const last = stored.bars.days[stored.bars.days.length - 1]
        expect(last).toBeGreaterThanOrEqual(lastDay)
        expect(last).toBe(series.get("i0")?.bars.days.at(-1))
        expect(stored.revision).toBeGreaterThanOrEqual(revisions.get(id) ?? 1)

        const to = historyTo.get(index)
        if (to === undefined) continue
        expect(stored.bars.days[0]).toBe(19_500)
        expect(stored.bars.volume[to - 19_500]).toBe(to)
        expect(stored.actions.some(({ exDay }) => exDay === to)).toBe(true)
      }
      revisions = new Map([...series].map(([id, { revision }]) => [id, revision]))
      await store.close()
    }
    expect(acknowledged).toBeGreaterThan(3 * ROUNDS)
    expect(historyTo.size).toBeGreaterThan(ROUNDS)
    expect(folded).toBeGreaterThan(0)
  },
)
