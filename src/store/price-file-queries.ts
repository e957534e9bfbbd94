import type { Kysely, Selectable } from "kysely"
import type { HistoryPage, PriceWarning, StoredPriceFile } from "../operations/backtests-port.ts"
import type { OwnerId, StoredBlock } from "../operations/ports.ts"
import type { StoreSchema } from "./schema.ts"

type Db = Kysely<StoreSchema>

export function savePriceFile(
  db: Db,
  owner: OwnerId,
  file: StoredPriceFile,
  content: { readonly block: StoredBlock; readonly source: Uint8Array },
): Promise<StoredPriceFile> {
  return db.transaction().execute(async (transaction) => {
    const same = await visible(transaction, owner).where("sha256", "=", file.sha256).executeTakeFirst()
    if (same !== undefined) return fileOf(same)
    await transaction.insertInto("price_file").values(rowOf(owner, file)).execute()
    await transaction
      .insertInto("price_file_content")
      .values({ price_file_id: file.id, owner_id: owner, ...content })
      .execute()
    return file
  })
}

export async function findPriceFile(db: Db, owner: OwnerId, id: string): Promise<StoredPriceFile | null> {
  const row = await visible(db, owner).where("id", "=", id).executeTakeFirst()
  return row === undefined ? null : fileOf(row)
}

export async function listPriceFiles(
  db: Db,
  owner: OwnerId,
  { limit, after }: HistoryPage,
): Promise<StoredPriceFile[]> {
  let query = visible(db, owner).orderBy("id", "desc").limit(limit)
  if (after !== null) query = query.where("id", "<", after)
  return (await query.execute()).map(fileOf)
}

export async function readPriceBlock(db: Db, owner: OwnerId, id: string): Promise<StoredBlock | null> {
  const row = await db
    .selectFrom("price_file_content")
    .select("block")
    .where("price_file_id", "=", id)
    .where("owner_id", "=", owner)
    .executeTakeFirst()
  return row?.block ?? null
}

export async function setPriceFileDeleted(
  db: Db,
  owner: OwnerId,
  id: string,
  deleted: boolean,
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("price_file")
    .set({ deleted_at: deleted ? at : null })
    .where("id", "=", id)
    .where("owner_id", "=", owner)
    .where("deleted_at", deleted ? "is" : "is not", null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

function visible(db: Db, owner: OwnerId) {
  return db.selectFrom("price_file").selectAll().where("owner_id", "=", owner).where("deleted_at", "is", null)
}

function fileOf(row: Selectable<StoreSchema["price_file"]>): StoredPriceFile {
  return {
    id: row.id,
    name: row.name,
    sha256: row.sha256,
    size: row.size,
    rows: row.row_count,
    bars: row.bar_count,
    from: row.first_date,
    to: row.last_date,
    warnings: JSON.parse(row.warnings) as PriceWarning[],
    createdAt: row.created_at,
  }
}

function rowOf(owner: OwnerId, file: StoredPriceFile): Selectable<StoreSchema["price_file"]> {
  return {
    id: file.id,
    owner_id: owner,
    name: file.name,
    sha256: file.sha256,
    size: file.size,
    row_count: file.rows,
    bar_count: file.bars,
    first_date: file.from,
    last_date: file.to,
    warnings: JSON.stringify(file.warnings),
    created_at: file.createdAt,
    deleted_at: null,
  }
}
