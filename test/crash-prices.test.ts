import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { worldCalendar } from "../src/market-data/exchange-calendar/world-calendar.ts"
import { loopbackSeries } from "../src/market-data/providers/yahoo/loopback-series.ts"
import { YahooLoopback } from "../src/market-data/providers/yahoo/loopback.ts"
import { parseIsoDate } from "../src/engine/money/iso-date.ts"
import { openStore } from "../src/store/sqlite/open-store.ts"
import { shareListing } from "./market-data-world.ts"

const program = fileURLToPath(new URL("./crash-prices-process.ts", import.meta.url))
const ROUNDS = 20
const SEED = 3
const day = (text: string) => parseIsoDate(text) ?? Number.NaN
const dayMs = 86_400_000

const sessions = worldCalendar.sessionTimes("XNYS", day("2024-06-03"), day("2025-12-31"))
const listings = Array.from({ length: 24 }, (_, index) => shareListing(`C${index}`, { sessions }))
/** The evening of each round's session, when its prices are ready: 22:30 UTC. */
const evenings = sessions
  .filter(({ date }) => date >= day("2025-02-03"))
  .slice(0, ROUNDS + 1)
  .map(({ date }) => date * dayMs + 22.5 * 3_600_000)

let directory: string
let server: YahooLoopback
let now = 0
/** Processes that were killed before they had done their work. */
let killed = 0
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "foliant-crash-prices-"))
  server = await YahooLoopback.start({ clock: () => now, seed: SEED, listings })
})
afterEach(async () => {
  await server.close()
  rmSync(directory, { recursive: true })
})

type Line = { readonly instrument: string; readonly day: number; readonly close: number }

/** Runs the program on one evening; kills it with SIGKILL a moment after its first price, unless it is to end by itself. */
function run(evening: number, mode: "work" | "drain", milliseconds: number | null): Promise<Line[]> {
  now = evening
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, directory, server.address.href, String(evening), mode], {
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
      if (signal === "SIGKILL") killed += 1
      if (signal === "SIGKILL" || status === 0) resolve(whole.map((line) => JSON.parse(line) as Line))
      else reject(new Error(`the program failed: ${text}`))
    })
  })
}

async function addInstruments(): Promise<void> {
  const store = await openStore(directory)
  for (const { symbol, currency } of listings) {
    const rest = { mic: "XNAS", currency, name: null, listedOn: null }
    await store.prices.saveInstrument({ id: symbol, kind: "equity", symbol, ...rest })
  }
  await store.close()
}

describe("kill -9", { timeout: 120_000 }, () => {
  it("in the middle of a refresh loses no price that was told, writes none by halves, and the jobs go on", async () => {
    await addInstruments()
    const told: Line[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      told.push(...(await run(evenings[round], "work", (round * 29) % 140)))
    }
    const last = evenings[ROUNDS]
    told.push(...(await run(last, "work", null)))
    expect(killed).toBeGreaterThan(ROUNDS / 2)
    expect(told.length).toBeGreaterThan(10 * ROUNDS)

    const store = await openStore(directory)
    expect((await store.portfolios.check({ integrity: true })).integrity).toBe("ok")
    const { series, damaged } = await store.prices.readBars(
      listings.map(({ symbol }) => symbol),
      null,
    )
    expect(damaged.size).toBe(0)
    const lost = told.filter(({ instrument, day: on, close }) => {
      const bars = series.get(instrument)?.bars
      return bars === undefined || bars.close[bars.days.indexOf(on)] !== close
    })
    expect(lost).toEqual([])

    // Every bar is the provider's own, in all its columns, and none is missing up to the last evening.
    const final = sessions.filter(({ close }) => close < last).map(({ date }) => date)
    for (const listing of listings) {
      const bars = series.get(listing.symbol)?.bars
      expect(Array.from(bars?.days ?? [])).toEqual(final)
      const made = loopbackSeries(listing, SEED)
      for (const column of ["open", "high", "low", "close", "volume"] as const) {
        expect(Array.from(bars?.[column] ?? [])).toEqual(Array.from(made[column].subarray(0, final.length)))
      }
    }
    const { succeeded, waiting, running, failed } = await store.jobs.counts()
    expect({ succeeded, waiting, running, failed }).toEqual({
      succeeded: ROUNDS + 1,
      waiting: 0,
      running: 0,
      failed: 0,
    })
    await store.close()
  })
})
