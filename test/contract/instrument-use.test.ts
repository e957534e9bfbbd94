import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { openStore, type Store } from "../../src/store/sqlite/open-store.ts"

const day = 86_400_000
const start = Date.parse("2025-02-14T12:00:00Z")

let directory: string
let store: Store

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "foliant-use-"))
  store = await openStore(directory)
  for (const id of ["a", "b", "c"]) {
    const rest = { mic: "XNAS", currency: "USD", name: null, listedOn: null }
    await store.prices.saveInstrument({ id, kind: "equity", symbol: id.toUpperCase(), ...rest })
  }
})

afterEach(async () => {
  await store.close()
  rmSync(directory, { recursive: true })
})

const look = (looks: Record<string, number>, at: number) => store.use.add(new Map(Object.entries(looks)), at)

describe("how much instruments are used", () => {
  it("is ordered by looks, and leaves out what was never looked at", async () => {
    await look({ a: 2, b: 5 }, start)
    expect(await store.use.mostUsed(10)).toEqual(["b", "a"])
    expect(await store.use.mostUsed(1)).toEqual(["b"])
  })

  it("adds up", async () => {
    await look({ a: 3, b: 5 }, start)
    await look({ a: 3 }, start)
    expect(await store.use.mostUsed(10)).toEqual(["a", "b"])
  })

  it("fades: 100 looks of 120 days ago count less than 2 of today", async () => {
    await look({ a: 100 }, start) // e⁻⁴ · 100 = 1.83
    await look({ b: 2 }, start + 120 * day)
    expect(await store.use.mostUsed(10)).toEqual(["b", "a"])
  })

  it("does not fade too fast: 100 looks of 110 days ago count more than 2 of today", async () => {
    await look({ a: 100 }, start) // e^(−110/30) · 100 = 2.56
    await look({ b: 2 }, start + 110 * day)
    expect(await store.use.mostUsed(10)).toEqual(["a", "b"])
  })

  it("knows nothing of instruments that are not there", async () => {
    await look({ zzz: 5 }, start)
    expect(await store.use.mostUsed(10)).toEqual([])
  })
})
