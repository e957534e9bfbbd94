import { type Kysely, sql } from "kysely"
import type { Migration } from "kysely/migration"

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("job")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("owner_id", "text")
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("payload", "text", (column) => column.notNull())
    .addColumn("dedupe_key", "text")
    .addColumn("priority", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("run_at", "integer", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("max_attempts", "integer", (column) => column.notNull())
    .addColumn("backoff_base_ms", "integer", (column) => column.notNull())
    .addColumn("backoff_cap_ms", "integer", (column) => column.notNull())
    .addColumn("progress", "real", (column) => column.notNull())
    .addColumn("progress_text", "text")
    .addColumn("error", "text")
    .addColumn("cancel_requested", "integer", (column) => column.notNull())
    .addColumn("lease_holder", "text")
    .addColumn("lease_until", "integer")
    .addColumn("created_at", "integer", (column) => column.notNull())
    .addColumn("started_at", "integer")
    .addColumn("finished_at", "integer")
    .execute()
  await db.schema
    .createIndex("job_due")
    .on("job")
    .columns(["priority", "run_at", "id"])
    .where(sql.ref("state"), "=", sql.lit("waiting"))
    .execute()
  await db.schema
    .createIndex("job_lease")
    .on("job")
    .column("lease_until")
    .where(sql.ref("state"), "=", sql.lit("running"))
    .execute()
  // Two processes that plan the same work at the same moment: one adds it, the other joins.
  await db.schema
    .createIndex("job_unfinished_once")
    .on("job")
    .column("dedupe_key")
    .unique()
    .where(sql.ref("finished_at"), "is", null)
    .execute()
  await db.schema
    .createIndex("job_by_dedupe_key")
    .on("job")
    .columns(["dedupe_key", "created_at", "id"])
    .execute()
  await db.schema.createIndex("job_ended").on("job").column("finished_at").execute()
}

export const jobs: Migration = { up }
