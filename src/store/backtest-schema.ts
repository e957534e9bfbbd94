/** Tables of backtests as the queries see them; `warnings`, `request`, `strategy`, `prices` and `summary` are JSON. */
export type BacktestSchema = {
  price_file: {
    id: string
    owner_id: string
    name: string
    sha256: string
    size: number
    row_count: number
    bar_count: number
    first_date: string
    last_date: string
    warnings: string
    created_at: string
    deleted_at: string | null
  }
  price_file_content: {
    price_file_id: string
    owner_id: string
    block: Uint8Array
    source: Uint8Array
  }
  backtest_run: {
    id: string
    owner_id: string
    kind: "backtest" | "portfolio" | "optimization" | "walk-forward"
    key: string
    engine_version: string
    request: string
    strategy: string
    prices: string
    /** Null until there is a result. */
    summary: string | null
    job_id: string | null
    created_at: string
    deleted_at: string | null
  }
  backtest_result: { run_id: string; owner_id: string; result: Uint8Array }
}
