import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterEach, beforeEach, expect, it } from "vitest"
import { barsAt } from "../../engine/prices/bars.fixture.ts"
import type { PriceBatch } from "../../operations/price-store-port.ts"
import { openStore, type Store } from "./open-store.ts"

let directory: string
let store: Store
let statements: string[]

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "foliant-prices-"))
  statements = []
  store = await openStore(directory, { onQuery: (sql) => statements.push(sql) })
  for (const id of ["good", "bad"]) {
    const listing = {
      kind: "equity",
      symbol: id,
      mic: null,
      currency: "USD",
      name: null,
      listedOn: null,
    } as const
    await store.prices.saveInstrument({ id, ...listing })
  }
})
afterEach(async () => {
  await store.close()
  rmSync(directory, { recursive: true })
})

const bars = barsAt(Array.from({ length: 5_000 }, (_, bar) => 100 + (bar % 97) / 100))

function history(instrument: string, over: Partial<PriceBatch> = {}): PriceBatch {
  const stamp = { source: "yahoo", basis: "raw", fetchedAt: 1, state: "confirmed" } as const
  return { instrument, ...stamp, bars, actions: [], covered: null, findings: [], ...over }
}

it("reads the others when one history is damaged, and says which", async () => {
  for (const id of ["good", "bad"]) await store.prices.recordBars(history(id))
  const database = new DatabaseSync(join(directory, "foliant.sqlite"))
  const { close } = database
    .prepare("select close from price_history where series = (select key from instrument where id = 'bad')")
    .get() as { close: Uint8Array }
  close[close.length >> 1] ^= 1
  database
    .prepare(
      "update price_history set close = ? where close is not ? and series = (select key from instrument where id = 'bad')",
    )
    .run(close, close)
  database.close()

  for (const reads of [
    await store.prices.readCloses(["bad", "good"], null),
    await store.prices.readBars(["bad", "good"], null),
  ]) {
    expect([...reads.series.keys()]).toEqual(["good"])
    expect([...reads.damaged]).toEqual([["bad", "a price column is damaged: it cannot be decompressed"]])
  }
})

it("writes one action and no price when a dividend is new in 20 years of bars", async () => {
  await store.prices.recordBars(history("good"))
  statements.length = 0
  const dividend = { kind: "dividend", exDay: 4_000, amount: 0.5 } as const
  await store.prices.recordBars(history("good", { actions: [dividend] }))
  const written = statements.flatMap(
    (sql) => /^(?:insert into|update|delete from) "?(\w+)/.exec(sql)?.[1] ?? [],
  )
  expect(written).toEqual(["corporate_action", "action_list", "instrument"])
})

it("writes no row but the instrument's for a fetch that repeats what is stored", async () => {
  await store.prices.recordBars(history("good"))
  statements.length = 0
  await store.prices.recordBars(history("good"))
  const written = statements.flatMap(
    (sql) => /^(?:insert into|update|delete from) "?(\w+)/.exec(sql)?.[1] ?? [],
  )
  expect(written).toEqual(["instrument"])
})
