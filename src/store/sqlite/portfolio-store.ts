import { type Kysely, sql } from "kysely"
import type { PortfolioStore } from "../../operations/ports.ts"
import { listChanges } from "../audit.ts"
import * as commits from "../commit-queries.ts"
import * as imports from "../import-queries.ts"
import * as portfolios from "../portfolio-queries.ts"
import type { StoreSchema } from "../schema.ts"

/** Portfolios in an open database; closing them closes it. */
export function portfolioStore(
  db: Kysely<StoreSchema>,
  facts: { readonly location: string; readonly schemaVersion: number },
): PortfolioStore {
  return {
    listPortfolios: (owner, page) => portfolios.listPortfolios(db, owner, page),
    findPortfolio: (owner, id) => portfolios.findPortfolio(db, owner, id),
    everHadPortfolio: (owner) => portfolios.everHadPortfolio(db, owner),
    updatePortfolio: (owner, id, change, at) => portfolios.updatePortfolio(db, owner, id, change, at),
    deletePortfolio: async (owner, id, at) =>
      (await portfolios.setPortfolioDeleted(db, owner, id, true, at)) !== null,
    listRemovedPortfolios: (owner) => portfolios.listRemovedPortfolios(db, owner),
    restorePortfolio: (owner, id, at) => portfolios.setPortfolioDeleted(db, owner, id, false, at),

    stageImport: (owner, staged) => imports.stageImport(db, owner, staged),
    retargetImport: (owner, id, target) => imports.retargetImport(db, owner, id, target),
    findImport: (owner, id) => imports.findImport(db, owner, id),
    listStagedImports: (owner) => imports.listStagedImports(db, owner),
    listImports: (owner, portfolioId) => imports.listImports(db, owner, portfolioId),
    findImportsBySha256: (owner, sha256) => imports.findImportsBySha256(db, owner, sha256),
    findImportByIdempotencyKey: (owner, key) => imports.findImportByIdempotencyKey(db, owner, key),
    readImportBlocks: (owner, id) => imports.readImportBlocks(db, owner, id),
    readImportSource: (owner, id, index) => imports.readImportSource(db, owner, id, index),
    discardImport: (owner, id) => imports.discardImport(db, owner, id),
    discardStagedBefore: (owner, at) => imports.discardStagedBefore(db, owner, at),

    commitImport: (owner, commit) => commits.commitImport(db, owner, commit),
    setImportUndone: (owner, id, undone, at) => commits.setImportUndone(db, owner, id, undone, at),
    readBatches: (owner, portfolioId) => commits.readBatches(db, owner, portfolioId),

    listChanges: (owner, portfolioId, limit) => listChanges(db, owner, portfolioId, limit),
    async check({ integrity }) {
      const version = await sql<{ version: string }>`select sqlite_version() as version`.execute(db)
      return {
        engine: "sqlite",
        version: version.rows[0]?.version ?? "unknown",
        ...facts,
        integrity: integrity ? await firstFault(db) : null,
      }
    },
    close: () => db.destroy(),
  }
}

/** `ok`, or the first thing SQLite finds wrong. */
async function firstFault(db: Kysely<StoreSchema>): Promise<string> {
  const pages = await sql<{ integrity_check: string }>`pragma integrity_check(1)`.execute(db)
  const keys = await sql<{ table: string }>`pragma foreign_key_check`.execute(db)
  const broken = keys.rows[0]
  if (broken !== undefined) return `a row of ${broken.table} refers to one that is not there`
  return pages.rows[0]?.integrity_check ?? "no answer"
}
