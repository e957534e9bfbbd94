import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Kysely, sql } from "kysely"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { migrate } from "../migrate.ts"
import { allMigrations } from "../migrations/all-migrations.ts"
import { StoreInUse, StoreIsNewer } from "../store-errors.ts"
import { lockDataDir } from "./lock-data-dir.ts"
import { nodeSqliteDialect } from "./node-sqlite-driver.ts"
import { openPortfolioStore } from "./open-portfolio-store.ts"

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "foliant-store-"))
})
afterEach(() => rmSync(directory, { recursive: true }))

const schemaVersion = Object.keys(allMigrations).length
const open = (path: string) => new Kysely<unknown>({ dialect: nodeSqliteDialect(path) })
const pragma = async (db: Kysely<unknown>, name: string) =>
  Object.values((await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db)).rows[0] ?? {})[0]

describe("opening a store", () => {
  it("makes the directory and the store, and opens them again", async () => {
    const inside = join(directory, "made", "here")
    await (await openPortfolioStore(inside)).close()
    const store = await openPortfolioStore(inside)
    expect(await store.check({ integrity: true })).toMatchObject({ schemaVersion, integrity: "ok" })
    await store.close()
  })

  it("writes ahead, waits for the disk on each commit and holds foreign keys", async () => {
    const db = open(join(directory, "pragmas.sqlite"))
    expect(await pragma(db, "journal_mode")).toBe("wal")
    expect(await pragma(db, "synchronous")).toBe(2) // FULL
    expect(await pragma(db, "foreign_keys")).toBe(1)
    await db.destroy()
  })

  it("refuses a store that a newer version has migrated, and leaves it as it was", async () => {
    const path = join(directory, "foliant.sqlite")
    const db = open(path)
    const up = async () => {}
    await migrate(db, path, { ...allMigrations, "9999-from-the-future": { up } })
    await db.destroy()
    const refused = openPortfolioStore(directory)
    await expect(refused).rejects.toThrow(StoreIsNewer)
    await expect(refused).rejects.toThrow("9999-from-the-future")
  })

  it("leaves nothing of a migration that fails half way", async () => {
    const path = join(directory, "half.sqlite")
    const db = open(path)
    const broken = {
      up: async (inside: Kysely<unknown>) => {
        await sql`create table half (id integer)`.execute(inside)
        throw new Error("the second half fails")
      },
    }
    await expect(migrate(db, path, { ...allMigrations, "9999-broken": broken })).rejects.toThrow(
      "second half",
    )
    const names = (await db.introspection.getTables()).map((table) => table.name)
    expect(names).not.toContain("half")
    expect(names).not.toContain("portfolio")
    expect(await migrate(db, path)).toBe(schemaVersion)
    await db.destroy()
  })

  it("says so when the file is not a database", async () => {
    writeFileSync(join(directory, "foliant.sqlite"), "not a database, but long enough to be one ".repeat(100))
    await expect(openPortfolioStore(directory)).rejects.toThrow(/not a database/)
  })

  it("keeps concurrent transactions apart on its one connection", async () => {
    const db = open(join(directory, "concurrent.sqlite"))
    await sql`create table counter (value integer)`.execute(db)
    await sql`insert into counter values (0)`.execute(db)
    const increment = () =>
      db.transaction().execute(async (transaction) => {
        const { rows } = await sql<{ value: number }>`select value from counter`.execute(transaction)
        await new Promise((resolve) => setTimeout(resolve, 1))
        await sql`update counter set value = ${(rows[0]?.value ?? 0) + 1}`.execute(transaction)
      })
    await Promise.all(Array.from({ length: 20 }, increment))
    const { rows } = await sql<{ value: number }>`select value from counter`.execute(db)
    expect(rows).toEqual([{ value: 20 }])
    await db.destroy()
  })
})

describe("the lock of a data directory", () => {
  it("is held by one, refused to a second with a sentence, and free again after release", () => {
    const release = lockDataDir(directory)
    expect(() => lockDataDir(directory)).toThrow(StoreInUse)
    expect(() => lockDataDir(directory)).toThrow(`another Foliant server is using ${directory}`)
    release()
    lockDataDir(directory)()
  })

  it("does not keep a command from reading and writing the store", async () => {
    const release = lockDataDir(directory)
    const store = await openPortfolioStore(directory)
    expect(await store.everHadPortfolio("ann")).toBe(false)
    await store.close()
    release()
  })
})
