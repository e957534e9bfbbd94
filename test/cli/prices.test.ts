import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { worldCalendar } from "../../src/market-data/exchange-calendar/world-calendar.ts"
import { YahooLoopback } from "../../src/market-data/providers/yahoo/loopback.ts"
import { shareListing } from "../market-data-world.ts"
import { runFoliant } from "./run-foliant.ts"

let folder: string
let server: YahooLoopback

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "foliant-prices-"))
  await writeFile(
    join(folder, "acme.csv"),
    "date,close\n2024-01-02,10\n2024-01-03,10.5\n2024-01-04,-1\n2024-01-05,11\n",
  )
  await writeFile(join(folder, "hours.csv"), "date,close\n2024-01-02 10:00,10\n2024-01-02 11:00,10.5\n")
  const today = Math.floor(Date.now() / 86_400_000)
  const sessions = worldCalendar.sessionTimes("XNYS", today - 900, today + 30)
  server = await YahooLoopback.start({
    clock: Date.now,
    seed: 1,
    listings: [shareListing("ACME", { sessions, name: "Acme Corporation" })],
  })
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const run = (...args: string[]) =>
  runFoliant([...args, "--data-dir", join(folder, "data")], { env: { FOLIANT_YAHOO: server.address.href } })

async function json(...args: string[]) {
  const { status, stdout, stderr } = await run(...args, "--json")
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 })
  return JSON.parse(stdout)
}

describe("foliant instruments search", () => {
  it("finds candidates by a part of a name", async () => {
    const { data } = await json("instruments", "search", "acme")
    expect(data).toEqual([
      {
        provider: "yahoo",
        symbol: "ACME",
        name: "Acme Corporation",
        kind: "equity",
        mic: "XNAS",
        instrument: null,
      },
    ])
  })
})

describe("foliant prices", () => {
  it("fetches a history once, and asks for nothing again while it is current", async () => {
    const { data, problems } = await json("prices", "fetch", "ACME")
    expect(problems).toEqual([])
    expect(data[0]).toMatchObject({ symbol: "ACME", source: "yahoo", currency: "USD" })
    expect(data[0].bars).toBeGreaterThan(500)
    const requests = server.count("chart")
    const again = await json("prices", "fetch", "ACME")
    expect(again.data[0].bars).toBe(data[0].bars)
    expect(server.count("chart")).toBe(requests)
  }, 20_000)

  it("shows what is stored, in text and as JSON", async () => {
    const shown = await json("prices", "show", "ACME", "--adjust", "splits")
    expect(shown).toMatchObject({ symbol: "ACME", adjust: "splits", source: "yahoo", freshness: "fresh" })
    expect(shown.days).toHaveLength(shown.close.length)
    const { stdout, status } = await run("prices", "show", "ACME")
    expect(status).toBe(0)
    expect(stdout).toContain(shown.days.at(-1))
    expect(stdout).toMatch(/ACME in USD: the last 20 of \d+ days; fresh, from yahoo/)
  })

  it("imports a file, and leaves out a price that cannot be", async () => {
    const imported = await json(
      "prices",
      "import",
      join(folder, "acme.csv"),
      "--symbol",
      "FILE",
      "--basis",
      "raw",
    )
    expect(imported).toMatchObject({
      symbol: "FILE",
      basis: "raw",
      firstDay: "2024-01-02",
      lastDay: "2024-01-05",
    })
    // The reader leaves a price below zero out and says so.
    expect(imported.bars).toBe(3)
    expect(imported.warnings.length).toBeGreaterThan(0)
    const shown = await json("prices", "show", "FILE", "--from", "2024-01-01", "--to", "2024-01-05")
    expect([shown.source, shown.close]).toEqual(["csv", [10, 10.5, 11]])
  })

  it("never mixes a file with a provider's series", async () => {
    const { status, stderr } = await run("prices", "import", join(folder, "acme.csv"), "--symbol", "ACME")
    expect(status).toBe(2)
    expect(stderr).toContain("the prices of ACME come from yahoo")
  })

  it("refuses a file of hours, and a symbol that is not there", async () => {
    const hours = await run("prices", "import", join(folder, "hours.csv"), "--symbol", "HOURS")
    expect([hours.status, hours.stderr]).toEqual([2, expect.stringContaining("no daily prices")])
    const nobody = await run("prices", "show", "NOBODY")
    expect([nobody.status, nobody.stderr]).toEqual([
      2,
      expect.stringContaining("there is no instrument NOBODY"),
    ])
  })

  it("fails with the providers it has tried when nobody has prices", async () => {
    const { status, stderr } = await run("prices", "fetch", "NOPE")
    expect(status).toBe(1)
    expect(stderr).toMatch(/there are no prices of NOPE; asked: yahoo \(bad-symbol\)/)
  })
})
