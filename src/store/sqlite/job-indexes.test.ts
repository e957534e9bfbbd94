import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { CompiledQuery, Kysely } from "kysely"
import { expect, it } from "vitest"
import { nodeSqliteDialect } from "./node-sqlite-driver.ts"
import { openStore } from "./open-store.ts"

it("looks for jobs by an index, however many have ended", async () => {
  const directory = mkdtempSync(join(tmpdir(), "foliant-store-"))
  const statements: string[] = []
  const store = await openStore(directory, { onQuery: (sql) => statements.push(sql) })
  const { jobs } = store
  statements.length = 0
  await jobs.claim({ kinds: ["a", "b"], holder: "h", now: 1, leaseUntil: 2 })
  await jobs.releaseExpired(1, [])
  await jobs.latestOf("key")
  await jobs.dropEndedBefore(1)
  await store.close()
  expect(statements).toHaveLength(4)

  const db = new Kysely<unknown>({ dialect: nodeSqliteDialect(join(directory, "foliant.sqlite")) })
  for (const sql of statements) {
    const parameters = [...sql.matchAll(/\?/g)].map(() => 0)
    const plan = await db.executeQuery<{ detail: string }>(
      CompiledQuery.raw(`explain query plan ${sql}`, parameters),
    )
    const steps = plan.rows.map(({ detail }) => detail).join("; ")
    expect(steps, sql).toMatch(/USING (COVERING )?INDEX job_/)
    expect(steps, sql).not.toContain("TEMP B-TREE")
  }
  await db.destroy()
  rmSync(directory, { recursive: true })
})
