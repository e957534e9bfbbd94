import { type Kysely, sql } from "kysely"
import type { Migration } from "kysely/migration"

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("portfolio")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("owner_id", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("currency", "text", (column) => column.notNull())
    .addColumn("synthetic", "integer", (column) => column.notNull())
    .addColumn("initial_capital", "real")
    .addColumn("revision", "integer", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .addColumn("deleted_at", "text")
    .execute()
  for (const key of ["name", "created_at", "updated_at"]) {
    await db.schema
      .createIndex(`portfolio_by_${key}`)
      .on("portfolio")
      .columns(["owner_id", key, "id"])
      .where(sql.ref("deleted_at"), "is", null)
      .execute()
  }

  await db.schema
    .createTable("import_batch")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("owner_id", "text", (column) => column.notNull())
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("portfolio_id", "text", (column) => column.references("portfolio.id"))
    .addColumn("mode", "text", (column) => column.notNull())
    .addColumn("commit_order", "integer")
    .addColumn("new_trades", "integer")
    .addColumn("superseded_trades", "integer")
    .addColumn("repeated_trades", "integer")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("committed_at", "text")
    .addColumn("undone_at", "text")
    .addColumn("idempotency_key", "text")
    .addColumn("idempotency_request", "text")
    .addColumn("committed_revision", "integer")
    .addUniqueConstraint("import_batch_order", ["portfolio_id", "commit_order"])
    .addUniqueConstraint("import_batch_idempotency", ["owner_id", "idempotency_key"])
    .execute()
  await db.schema
    .createIndex("import_batch_staged")
    .on("import_batch")
    .columns(["owner_id", "status", "created_at"])
    .execute()

  await db.schema
    .createTable("import_block")
    .addColumn("import_id", "text", (column) => column.notNull().references("import_batch.id"))
    .addColumn("owner_id", "text", (column) => column.notNull())
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("block", "blob", (column) => column.notNull())
    .addPrimaryKeyConstraint("import_block_key", ["import_id", "role"])
    .execute()

  // `source` comes last: SQLite reads a row up to the column asked for, and skips the pages of the rest.
  await db.schema
    .createTable("import_file")
    .addColumn("import_id", "text", (column) => column.notNull().references("import_batch.id"))
    .addColumn("owner_id", "text", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("size", "integer", (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("format", "text", (column) => column.notNull())
    .addColumn("row_count", "integer", (column) => column.notNull())
    .addColumn("accepted_count", "integer", (column) => column.notNull())
    .addColumn("rejected_count", "integer", (column) => column.notNull())
    .addColumn("duplicate_count", "integer", (column) => column.notNull())
    .addColumn("failed_checks", "text", (column) => column.notNull())
    .addColumn("report", "text", (column) => column.notNull())
    .addColumn("source", "blob", (column) => column.notNull())
    .addPrimaryKeyConstraint("import_file_key", ["import_id", "position"])
    .execute()
  await db.schema
    .createIndex("import_file_by_sha256")
    .on("import_file")
    .columns(["owner_id", "sha256"])
    .execute()

  await db.schema
    .createTable("audit_entry")
    .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("owner_id", "text", (column) => column.notNull())
    .addColumn("portfolio_id", "text", (column) => column.notNull().references("portfolio.id"))
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("action", "text", (column) => column.notNull())
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("before", "text", (column) => column.notNull())
    .addColumn("after", "text", (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex("audit_entry_by_portfolio")
    .on("audit_entry")
    .columns(["owner_id", "portfolio_id", "id"])
    .execute()
}

export const portfoliosAndImports: Migration = { up }
