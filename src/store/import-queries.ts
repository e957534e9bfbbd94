import type { Kysely } from "kysely"
import type {
  ImportBatch,
  ImportBlocks,
  ImportMode,
  ImportSummary,
  ImportedFile,
  OwnerId,
  StagedImport,
} from "../operations/ports.ts"
import { batchOf, fileColumns, fileSummaryOf } from "./rows.ts"
import type { StoreSchema } from "./schema.ts"

export async function stageImport(
  db: Kysely<StoreSchema>,
  owner: OwnerId,
  staged: StagedImport,
): Promise<void> {
  const { batch, trades, days, sources } = staged
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("import_batch")
      .values({
        id: batch.id,
        owner_id: owner,
        status: "staged",
        portfolio_id: batch.portfolioId,
        mode: batch.mode,
        created_at: batch.createdAt,
      })
      .execute()
    const blocks = [
      { role: "trade-log", block: trades },
      { role: "daily-log", block: days },
    ] as const
    for (const { role, block } of blocks) {
      if (block === null) continue
      await transaction
        .insertInto("import_block")
        .values({ import_id: batch.id, owner_id: owner, role, block })
        .execute()
    }
    for (const [position, file] of batch.files.entries()) {
      await transaction
        .insertInto("import_file")
        .values({
          import_id: batch.id,
          owner_id: owner,
          position,
          role: file.role,
          name: file.name,
          size: file.size,
          sha256: file.sha256,
          format: file.report.format,
          row_count: file.report.rows,
          accepted_count: file.report.accepted,
          rejected_count: file.report.rejectedRows,
          duplicate_count: file.report.duplicates.length,
          failed_checks: JSON.stringify(
            file.report.checks.filter((check) => check.passed === false).map((check) => check.id),
          ),
          report: JSON.stringify(file.report),
          source: sources[position] ?? new Uint8Array(),
        })
        .execute()
    }
  })
}

export async function retargetImport(
  db: Kysely<StoreSchema>,
  owner: OwnerId,
  id: string,
  target: { readonly portfolioId: string | null; readonly mode: ImportMode },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("import_batch")
    .set({ mode: target.mode, portfolio_id: target.portfolioId })
    .where("id", "=", id)
    .where("owner_id", "=", owner)
    .where("status", "=", "staged")
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function findImport(
  db: Kysely<StoreSchema>,
  owner: OwnerId,
  id: string,
): Promise<ImportBatch | null> {
  const row = await db
    .selectFrom("import_batch")
    .selectAll()
    .where("id", "=", id)
    .where("owner_id", "=", owner)
    .executeTakeFirst()
  if (row === undefined) return null
  const files = await db
    .selectFrom("import_file")
    .select(["role", "name", "size", "sha256", "report"])
    .where("import_id", "=", id)
    .where("owner_id", "=", owner)
    .orderBy("position")
    .execute()
  return {
    ...batchOf(row),
    files: files.map(({ role, name, size, sha256, report }) => ({
      role,
      name,
      size,
      sha256,
      report: JSON.parse(report) as ImportedFile["report"],
    })),
  }
}

/** Staged batches, newest first. */
export async function listStagedImports(db: Kysely<StoreSchema>, owner: OwnerId): Promise<ImportSummary[]> {
  const rows = await db
    .selectFrom("import_batch")
    .selectAll()
    .where("owner_id", "=", owner)
    .where("status", "=", "staged")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute()
  return withFiles(db, owner, rows.map(batchOf))
}

/** Committed and undone batches of a portfolio, newest first. */
export async function listImports(
  db: Kysely<StoreSchema>,
  owner: OwnerId,
  portfolioId: string,
): Promise<ImportSummary[]> {
  const rows = await db
    .selectFrom("import_batch")
    .selectAll()
    .where("owner_id", "=", owner)
    .where("portfolio_id", "=", portfolioId)
    .where("status", "!=", "staged")
    .orderBy("commit_order", "desc")
    .execute()
  return withFiles(db, owner, rows.map(batchOf))
}

/** Batches in force, of portfolios in sight, with a file of one of these sha256; newest first. */
export async function findImportsBySha256(
  db: Kysely<StoreSchema>,
  owner: OwnerId,
  sha256: readonly string[],
): Promise<ImportSummary[]> {
  const rows = await db
    .selectFrom("import_batch as batch")
    .innerJoin("portfolio", "portfolio.id", "batch.portfolio_id")
    .selectAll("batch")
    .where("batch.owner_id", "=", owner)
    .where("batch.status", "=", "committed")
    .where("portfolio.deleted_at", "is", null)
    .where("batch.id", "in", (eb) =>
      eb
        .selectFrom("import_file")
        .select("import_id")
        .where("owner_id", "=", owner)
        .where("sha256", "in", [...sha256]),
    )
    .orderBy("batch.committed_at", "desc")
    .orderBy("batch.id", "desc")
    .execute()
  return withFiles(db, owner, rows.map(batchOf))
}

async function withFiles(
  db: Kysely<StoreSchema>,
  owner: OwnerId,
  batches: readonly Omit<ImportSummary, "files">[],
): Promise<ImportSummary[]> {
  if (batches.length === 0) return []
  const ids = batches.map((batch) => batch.id)
  const files = await db
    .selectFrom("import_file")
    .select(fileColumns)
    .where("owner_id", "=", owner)
    .where("import_id", "in", ids)
    .orderBy("position")
    .execute()
  return batches.map((batch) => ({
    ...batch,
    files: files.filter((file) => file.import_id === batch.id).map(fileSummaryOf),
  }))
}

export async function findImportByIdempotencyKey(
  db: Kysely<StoreSchema>,
  owner: OwnerId,
  key: string,
): Promise<{ importId: string; request: string; revision: number } | null> {
  const row = await db
    .selectFrom("import_batch")
    .select(["id", "idempotency_request", "committed_revision"])
    .where("owner_id", "=", owner)
    .where("idempotency_key", "=", key)
    .executeTakeFirst()
  if (row === undefined) return null
  return { importId: row.id, request: row.idempotency_request ?? "", revision: row.committed_revision ?? 0 }
}

export async function readImportBlocks(
  db: Kysely<StoreSchema>,
  owner: OwnerId,
  id: string,
): Promise<ImportBlocks | null> {
  const rows = await db
    .selectFrom("import_block")
    .select(["role", "block"])
    .where("import_id", "=", id)
    .where("owner_id", "=", owner)
    .execute()
  if (rows.length === 0) return null
  const block = (role: string) => rows.find((row) => row.role === role)?.block ?? null
  return { trades: block("trade-log"), days: block("daily-log") }
}

export async function readImportSource(
  db: Kysely<StoreSchema>,
  owner: OwnerId,
  id: string,
  index: number,
): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom("import_file")
    .select("source")
    .where("import_id", "=", id)
    .where("owner_id", "=", owner)
    .where("position", "=", index)
    .executeTakeFirst()
  return row?.source ?? null
}

export async function discardImport(db: Kysely<StoreSchema>, owner: OwnerId, id: string): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const staged = await transaction
      .selectFrom("import_batch")
      .select("id")
      .where("id", "=", id)
      .where("owner_id", "=", owner)
      .where("status", "=", "staged")
      .execute()
    await dropBatches(
      transaction,
      owner,
      staged.map((row) => row.id),
    )
    return staged.length > 0
  })
}

export async function discardStagedBefore(
  db: Kysely<StoreSchema>,
  owner: OwnerId,
  at: string,
): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const staged = await transaction
      .selectFrom("import_batch")
      .select("id")
      .where("owner_id", "=", owner)
      .where("status", "=", "staged")
      .where("created_at", "<", at)
      .execute()
    await dropBatches(
      transaction,
      owner,
      staged.map((row) => row.id),
    )
    return staged.length
  })
}

async function dropBatches(
  transaction: Kysely<StoreSchema>,
  owner: OwnerId,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await transaction
    .deleteFrom("import_block")
    .where("owner_id", "=", owner)
    .where("import_id", "in", [...ids])
    .execute()
  await transaction
    .deleteFrom("import_file")
    .where("owner_id", "=", owner)
    .where("import_id", "in", [...ids])
    .execute()
  await transaction
    .deleteFrom("import_batch")
    .where("owner_id", "=", owner)
    .where("id", "in", [...ids])
    .execute()
}
