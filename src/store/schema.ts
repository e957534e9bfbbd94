import type { Generated } from "kysely"
import type { BacktestSchema } from "./backtest-schema.ts"
import type { PriceSchema } from "./price-schema.ts"

type TablesOfSubjects = PriceSchema & BacktestSchema

/**
 * Tables as the queries see them. Every table says whose its rows are. Instants are ISO 8601 texts in UTC, which sort as
 * they are; flags are 0 and 1; `report`, `before` and `after` are JSON. A job's instants are milliseconds since 1970, since they
 * are only ever compared with the clock, and its owner is null when it is the installation's.
 */
export type StoreSchema = TablesOfSubjects & {
  portfolio: {
    id: string
    owner_id: string
    kind: "trade-log"
    name: string
    currency: string
    synthetic: number
    initial_capital: number | null
    revision: number
    created_at: string
    updated_at: string
    deleted_at: string | null
  }
  import_batch: {
    id: string
    owner_id: string
    status: "staged" | "committed" | "undone"
    portfolio_id: string | null
    mode: "append" | "replace"
    /** Position among the portfolio's commits; it stays through undo and restore. */
    commit_order: number | null
    new_trades: number | null
    superseded_trades: number | null
    repeated_trades: number | null
    created_at: string
    committed_at: string | null
    undone_at: string | null
    idempotency_key: string | null
    idempotency_request: string | null
    /** Revision of the portfolio right after the commit. */
    committed_revision: number | null
  }
  /** Apart from `import_batch`, so that a list of batches does not page through them. */
  import_block: {
    import_id: string
    owner_id: string
    role: "trade-log" | "daily-log"
    block: Uint8Array
  }
  import_file: {
    import_id: string
    owner_id: string
    position: number
    role: "trade-log" | "daily-log"
    name: string
    size: number
    sha256: string
    format: string
    row_count: number
    accepted_count: number
    rejected_count: number
    duplicate_count: number
    failed_checks: string
    report: string
    source: Uint8Array
  }
  audit_entry: {
    id: Generated<number>
    owner_id: string
    portfolio_id: string
    at: string
    action: string
    subject: string
    before: string
    after: string
  }
  job: {
    id: string
    owner_id: string | null
    kind: string
    payload: string
    dedupe_key: string | null
    priority: number
    state: "waiting" | "running" | "succeeded" | "failed" | "cancelled"
    run_at: number
    attempts: number
    max_attempts: number
    backoff_base_ms: number
    backoff_cap_ms: number
    progress: number
    progress_text: string | null
    error: string | null
    cancel_requested: number
    lease_holder: string | null
    lease_until: number | null
    created_at: number
    started_at: number | null
    /** Null exactly while it waits or runs. */
    finished_at: number | null
  }
}
