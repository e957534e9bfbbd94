import { type Kysely, sql } from "kysely"
import type { Migration } from "kysely/migration"

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("price_file")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("owner_id", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("size", "integer", (column) => column.notNull())
    .addColumn("row_count", "integer", (column) => column.notNull())
    .addColumn("bar_count", "integer", (column) => column.notNull())
    .addColumn("first_date", "text", (column) => column.notNull())
    .addColumn("last_date", "text", (column) => column.notNull())
    .addColumn("warnings", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("deleted_at", "text")
    .execute()
  await db.schema
    .createIndex("price_file_by_id")
    .on("price_file")
    .columns(["owner_id", "id"])
    .where(sql.ref("deleted_at"), "is", null)
    .execute()
  await db.schema
    .createIndex("price_file_by_sha256")
    .on("price_file")
    .columns(["owner_id", "sha256"])
    .where(sql.ref("deleted_at"), "is", null)
    .execute()
  // Apart, so that a list does not page through them.
  await db.schema
    .createTable("price_file_content")
    .addColumn("price_file_id", "text", (column) => column.primaryKey().references("price_file.id"))
    .addColumn("owner_id", "text", (column) => column.notNull())
    .addColumn("block", "blob", (column) => column.notNull())
    .addColumn("source", "blob", (column) => column.notNull())
    .execute()

  await db.schema
    .createTable("backtest_run")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("owner_id", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("engine_version", "text", (column) => column.notNull())
    .addColumn("request", "text", (column) => column.notNull())
    .addColumn("strategy", "text", (column) => column.notNull())
    .addColumn("prices", "text", (column) => column.notNull())
    .addColumn("summary", "text")
    .addColumn("job_id", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("deleted_at", "text")
    .execute()
  for (const column of ["id", "key"]) {
    await db.schema
      .createIndex(`backtest_run_by_${column}`)
      .on("backtest_run")
      .columns(["owner_id", "kind", column])
      .where(sql.ref("deleted_at"), "is", null)
      .execute()
  }
  await db.schema
    .createTable("backtest_result")
    .addColumn("run_id", "text", (column) => column.primaryKey().references("backtest_run.id"))
    .addColumn("owner_id", "text", (column) => column.notNull())
    .addColumn("result", "blob", (column) => column.notNull())
    .execute()
}

export const backtests: Migration = { up }
