import { type Kysely, sql } from "kysely"
import { type Migration, Migrator } from "kysely/migration"
import { allMigrations } from "./migrations/all-migrations.ts"
import { StoreIsNewer } from "./store-errors.ts"

const versionTable = "schema_version"

/**
 * Brings a store to this version, all or nothing, and returns its schema version: the number of migrations it has had.
 * Throws `StoreIsNewer` when it has had one that this version does not know.
 */
export async function migrate(
  db: Kysely<unknown>,
  location: string,
  migrations: Readonly<Record<string, Migration>> = allMigrations,
): Promise<number> {
  const unknown = (await appliedMigrations(db)).find((name) => !(name in migrations))
  if (unknown !== undefined) throw new StoreIsNewer(location, unknown)
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: versionTable,
    migrationLockTableName: `${versionTable}_lock`,
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
  return Object.keys(migrations).length
}

async function appliedMigrations(db: Kysely<unknown>): Promise<string[]> {
  const tables = await db.introspection.getTables()
  if (!tables.some((table) => table.name === versionTable)) return []
  const { rows } = await sql<{
    name: string
  }>`select name from ${sql.table(versionTable)} order by name`.execute(db)
  return rows.map((row) => row.name)
}
