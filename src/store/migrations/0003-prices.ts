import { type Kysely, sql } from "kysely"
import type { Migration } from "kysely/migration"

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("instrument")
    .addColumn("key", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("id", "text", (column) => column.notNull().unique())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("symbol", "text", (column) => column.notNull())
    .addColumn("mic", "text")
    .addColumn("currency", "text")
    .addColumn("name", "text")
    .addColumn("listed_on", "integer")
    .addColumn("source", "text")
    .addColumn("basis", "text", (column) => column.notNull().defaultTo("raw"))
    .addColumn("revision", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("fetched_at", "integer")
    .addColumn("folded_to", "integer")
    .execute()
  await db.schema
    .createTable("symbol_map")
    .addColumn("provider", "text", (column) => column.notNull())
    .addColumn("symbol", "text", (column) => column.notNull())
    .addColumn("series", "integer", (column) => column.notNull().references("instrument.key"))
    .addColumn("quoted_in", "text")
    .addColumn("from_day", "integer", (column) => column.notNull())
    .addColumn("to_day", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("symbol_map_key", ["provider", "symbol", "from_day"])
    .execute()
  await db.schema.createIndex("symbol_map_by_series").on("symbol_map").column("series").execute()
  await createBars(db)
  await createEvents(db)
}

async function createBars(db: Kysely<unknown>): Promise<void> {
  // `days` and `close` come first: what lies behind the columns asked for is not read from the disk.
  await db.schema
    .createTable("price_history")
    .addColumn("series", "integer", (column) => column.primaryKey().references("instrument.key"))
    .addColumn("first_day", "integer", (column) => column.notNull())
    .addColumn("last_day", "integer", (column) => column.notNull())
    .addColumn("bars", "integer", (column) => column.notNull())
    .addColumn("codec", "integer", (column) => column.notNull())
    .addColumn("days", "blob", (column) => column.notNull())
    .addColumn("close", "blob", (column) => column.notNull())
    .addColumn("open", "blob", (column) => column.notNull())
    .addColumn("high", "blob", (column) => column.notNull())
    .addColumn("low", "blob", (column) => column.notNull())
    .addColumn("volume", "blob", (column) => column.notNull())
    .execute()

  // Clustered by week, then series: a day of 5,000 series touches the pages of one week, not one page a series, and a series is
  // read in one seek a week, not one a day (docs/decisions/price-store.md). `series` is looked up by every insert anyway: a
  // foreign key would look it up again.
  await db.schema
    .createTable("price_recent")
    .addColumn("week", "integer", (column) => column.notNull())
    .addColumn("series", "integer", (column) => column.notNull())
    .addColumn("day", "integer", (column) => column.notNull())
    .addColumn("held", "integer", (column) => column.notNull())
    .addColumn("open", "real")
    .addColumn("high", "real")
    .addColumn("low", "real")
    .addColumn("close", "real", (column) => column.notNull())
    .addColumn("volume", "real")
    .addColumn("state", "integer", (column) => column.notNull())
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("fetched_at", "integer", (column) => column.notNull())
    .addColumn("revision", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("price_recent_key", ["week", "series", "day", "held"])
    .modifyEnd(sql`without rowid`)
    .execute()

  await db.schema
    .createTable("price_coverage")
    .addColumn("series", "integer", (column) => column.notNull().references("instrument.key"))
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("from_day", "integer", (column) => column.notNull())
    .addColumn("to_day", "integer", (column) => column.notNull())
    .addColumn("asked_at", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("price_coverage_key", ["series", "source", "from_day"])
    .execute()
}

async function createEvents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("corporate_action")
    .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("series", "integer", (column) => column.notNull().references("instrument.key"))
    .addColumn("ex_day", "integer", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("numerator", "real")
    .addColumn("denominator", "real")
    .addColumn("amount", "real")
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("recorded_at", "integer", (column) => column.notNull())
    .addColumn("held", "integer", (column) => column.notNull())
    .addColumn("superseded_by", "integer", (column) => column.references("corporate_action.id"))
    .execute()
  await db.schema
    .createIndex("corporate_action_in_force")
    .on("corporate_action")
    .columns(["series", "ex_day"])
    .where(sql.ref("superseded_by"), "is", null)
    .execute()

  // What is in force, by series, as one text: reading 80 rows of each of 50 series would cost as much as their closes.
  await db.schema
    .createTable("action_list")
    .addColumn("series", "integer", (column) => column.primaryKey().references("instrument.key"))
    .addColumn("actions", "text", (column) => column.notNull())
    .execute()

  await db.schema
    .createTable("price_audit")
    .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("series", "integer", (column) => column.notNull().references("instrument.key"))
    .addColumn("day", "integer", (column) => column.notNull())
    .addColumn("field", "text", (column) => column.notNull())
    .addColumn("old", "text", (column) => column.notNull())
    .addColumn("new", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("at", "integer", (column) => column.notNull())
    .addColumn("revision", "integer", (column) => column.notNull())
    .execute()
  await db.schema.createIndex("price_audit_by_series").on("price_audit").columns(["series", "id"]).execute()

  await db.schema
    .createTable("quality_flag")
    .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("series", "integer", (column) => column.notNull().references("instrument.key"))
    .addColumn("check_id", "text", (column) => column.notNull())
    .addColumn("day", "integer", (column) => column.notNull())
    .addColumn("last_day", "integer", (column) => column.notNull())
    .addColumn("verdict", "text", (column) => column.notNull())
    .addColumn("detail", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("found_at", "integer", (column) => column.notNull())
    .addColumn("settled_at", "integer")
    .addUniqueConstraint("quality_flag_once", ["series", "check_id", "day"])
    .execute()

  await db.schema
    .createTable("provider_state")
    .addColumn("provider", "text", (column) => column.notNull())
    .addColumn("part", "text", (column) => column.notNull())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("value", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("provider_state_key", ["provider", "part"])
    .execute()
}

export const prices: Migration = { up }
