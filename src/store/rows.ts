import type { Selectable } from "kysely"
import type { ImportEffect, ImportSummary, Portfolio } from "../operations/ports.ts"
import type { StoreSchema } from "./schema.ts"

type PortfolioRow = Selectable<StoreSchema["portfolio"]>
type BatchRow = Selectable<StoreSchema["import_batch"]>
export type FileRow = Omit<Selectable<StoreSchema["import_file"]>, "owner_id" | "report" | "source">

/** Every column of a file but the large ones. */
export const fileColumns = [
  "import_id",
  "position",
  "role",
  "name",
  "size",
  "sha256",
  "format",
  "row_count",
  "accepted_count",
  "rejected_count",
  "duplicate_count",
  "failed_checks",
] as const

export function portfolioOf(row: PortfolioRow): Portfolio {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    currency: row.currency,
    synthetic: row.synthetic === 1,
    initialCapital: row.initial_capital,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

export function portfolioRow(owner: string, portfolio: Portfolio): PortfolioRow {
  return {
    id: portfolio.id,
    owner_id: owner,
    kind: portfolio.kind,
    name: portfolio.name,
    currency: portfolio.currency,
    synthetic: portfolio.synthetic ? 1 : 0,
    initial_capital: portfolio.initialCapital,
    revision: portfolio.revision,
    created_at: portfolio.createdAt,
    updated_at: portfolio.updatedAt,
    deleted_at: null,
  }
}

/** What a batch says of itself besides its files. */
export function batchOf(row: BatchRow): Omit<ImportSummary, "files"> {
  return {
    id: row.id,
    status: row.status,
    portfolioId: row.portfolio_id,
    mode: row.mode,
    effect: effectOf(row),
    createdAt: row.created_at,
    committedAt: row.committed_at,
    undoneAt: row.undone_at,
  }
}

export function fileSummaryOf(row: FileRow): ImportSummary["files"][number] {
  return {
    role: row.role,
    name: row.name,
    size: row.size,
    sha256: row.sha256,
    format: row.format,
    rows: row.row_count,
    accepted: row.accepted_count,
    rejectedRows: row.rejected_count,
    duplicates: row.duplicate_count,
    failedChecks: JSON.parse(row.failed_checks) as string[],
  }
}

function effectOf(row: BatchRow): ImportEffect | null {
  const { new_trades, superseded_trades, repeated_trades } = row
  if (new_trades === null || superseded_trades === null || repeated_trades === null) return null
  return { newTrades: new_trades, supersededTrades: superseded_trades, repeatedTrades: repeated_trades }
}
