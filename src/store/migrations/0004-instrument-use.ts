import type { Kysely } from "kysely"
import type { Migration } from "kysely/migration"

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("instrument_use")
    .addColumn("series", "integer", (column) => column.primaryKey().references("instrument.key"))
    .addColumn("level", "real", (column) => column.notNull())
    .execute()
  await db.schema.createIndex("instrument_use_by_level").on("instrument_use").column("level").execute()
}

export const instrumentUse: Migration = { up }
